package dev.kdt.local.function;

import static dev.kdt.local.function.RuntimeLoop.open;
import static dev.kdt.local.function.RuntimeLoop.post;
import static dev.kdt.local.function.RuntimeLoop.text;

import java.net.HttpURLConnection;
import java.util.Map;
import java.util.TreeMap;

/** A program that speaks Lambda's Runtime API by hand, rightly and wrongly, as its events and its argument say. */
public final class PlainRuntime {
    private PlainRuntime() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "init-error" ->
                post("init/error", "{\"errorType\":\"Runtime.NoSuchModule\",\"errorMessage\":\"no module\"}");
            case "init-exit" -> System.exit(7);
            case "init-hang" -> Thread.sleep(3_600_000);
            default -> {}
        }
        while (true) {
            HttpURLConnection next = open("invocation/next");
            String event = text(next);
            handle(
                    next.getHeaderField("Lambda-Runtime-Aws-Request-Id"),
                    event,
                    next.getHeaderFields().toString());
        }
    }

    private static void handle(String id, String event, String headers) throws Exception {
        String response = "invocation/" + id + "/response";
        switch (event) {
            case "\"environment\"" -> post(response, json(new TreeMap<>(System.getenv())));
            case "\"headers\"" -> post(response, json(Map.of("headers", headers)));
            case "\"garbage\"" -> post(response, "{garbage");
            case "\"twice\"" -> {
                int first = post(response, "1");
                int second = post(response, "2");
                System.out.println("answered " + first + " and " + second);
            }
            case "\"unknown\"" -> {
                int unknown = post("invocation/00000000-0000-0000-0000-000000000000/response", "1");
                int path = post("nonsense", "1");
                post(response, "[" + unknown + "," + path + "]");
            }
            case "\"next\"" -> { // Asks for another event without an answer.
                int status = open("invocation/next").getResponseCode();
                post(response, String.valueOf(status));
            }
            case "\"error\"" -> post("invocation/" + id + "/error", "not json");
            case "\"exit\"" -> System.exit(0);
            case "\"answer and exit\"" -> {
                post(response, "1");
                System.exit(4);
            }
            case "\"kill\"" ->
                ProcessHandle.current()
                        .parent()
                        .ifPresent(_ -> Runtime.getRuntime().halt(137));
            case "\"child\"" -> {
                Process child = new ProcessBuilder("sleep", "3600").start();
                post(response, String.valueOf(child.pid()));
            }
            case "\"hang with child\"" -> {
                new ProcessBuilder("sleep", "3600").start();
                Thread.sleep(3_600_000);
            }
            default -> post(response, event);
        }
    }

    private static String json(Map<String, String> values) {
        StringBuilder json = new StringBuilder("{");
        values.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"'));
        return json.append('}').toString();
    }
}
