package dev.kdt.local;

import dev.kdt.local.function.RuntimeLoop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that transforms records as their data says; of a record "event" it makes the event that it was called with. */
public final class TransformProgram {
    private static final Pattern RECORD = Pattern.compile("\"recordId\":\"([^\"]+)\".*?\"data\":\"([^\"]*)\"");

    private TransformProgram() {}

    public static void main(String[] arguments) throws Exception {
        RuntimeLoop.run(TransformProgram::answer);
    }

    private static String answer(String event) throws Exception {
        List<String> records = new ArrayList<>();
        for (Matcher record = RECORD.matcher(event); record.find(); ) {
            String data = new String(Base64.getDecoder().decode(record.group(2)), StandardCharsets.UTF_8);
            records.add(answer(record.group(1), data, event));
        }
        return "{\"records\":[" + String.join(",", records) + "]}";
    }

    private static String answer(String id, String data, String event) throws Exception {
        String result = switch (data) {
            case "drop" -> "Dropped";
            case "fail" -> "ProcessingFailed";
            case "malformed" -> "Fine";
            default -> "Ok";
        };
        switch (data) {
            case "crash" -> System.exit(1);
            case "hang" -> Thread.sleep(3_600_000);
            case "wait for the second process" -> waitForTheSecond();
            default -> {}
        }
        String changed = data.equals("event") ? event : "<" + data + ">";
        return "{\"recordId\":\"" + id + "\",\"result\":\"" + result + "\",\"data\":\""
                + Base64.getEncoder().encodeToString(changed.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    /** The first process leaves a file behind, and waits; the second finds it. */
    private static void waitForTheSecond() throws Exception {
        // HOME is DATA/lambda/NAME/environments/N.
        Path file = Path.of(System.getenv("HOME")).resolve("../../../../called").normalize();
        if (!Files.exists(file)) {
            Files.writeString(file, "");
            Thread.sleep(3_600_000);
        }
    }
}
