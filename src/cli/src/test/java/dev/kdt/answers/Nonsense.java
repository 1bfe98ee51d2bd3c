package dev.kdt.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers that make no sense.
 *
 * @param name for the test's report
 * @param reply what the client gets
 * @param isRightForNothing whether it is a right answer to an operation without a result
 */
record Nonsense(String name, Reply reply, boolean isRightForNothing) {
    static final RightAnswers RIGHT = new RightAnswers();
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String HTML =
            "<html><body>Please log in to the hotel's network (free of charge)</body></html>";

    /** To any operation. */
    static List<Nonsense> anywhere() {
        List<Nonsense> all = new ArrayList<>();
        all.addAll(bodies());
        all.addAll(statuses());
        all.addAll(broken());
        all.addAll(slow());
        return all;
    }

    private static List<Nonsense> bodies() {
        return List.of(
                new Nonsense("an empty body", Reply.status(200, "application/x-amz-json-1.1", ""), true),
                new Nonsense("an empty object", Reply.json("{}"), true),
                of("null", Reply.json("null")),
                of("a list", Reply.json("[]")),
                of("a list of objects", Reply.json("[{}]")),
                of("a string", Reply.json("\"yes\"")),
                of("a number", Reply.json("17")),
                of("true", Reply.json("true")),
                new Nonsense("half an object", Reply.status(200, "application/x-amz-json-1.1", "{\"a\":"), true),
                new Nonsense("an opening brace", Reply.status(200, "application/x-amz-json-1.1", "{"), true),
                of("HTML", Reply.status(200, "text/html", HTML)),
                of("HTML that says it is JSON", Reply.status(200, "application/x-amz-json-1.1", HTML)),
                of("text", Reply.status(200, "text/plain", "ok")),
                of("XML", Reply.status(200, "application/xml", "<?xml version=\"1.0\"?><Ok/>")),
                of("NUL bytes", Reply.status(200, "application/x-amz-json-1.1", "\0\0\0\0")),
                of("a byte order mark", Reply.status(200, "application/x-amz-json-1.1", "\uFEFF{}")),
                of("an answer that is not gzip, as it says", Reply.header("Content-Encoding: gzip", RIGHT::to)));
    }

    private static List<Nonsense> statuses() {
        return List.of(
                new Nonsense("204", Reply.bytes("HTTP/1.1 204 No Content\r\n\r\n"), true),
                of(
                        "a redirection",
                        Reply.bytes("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
                                + "Content-Length: 0\r\n\r\n")),
                of("a redirection to nowhere", Reply.status(301, "text/html", HTML)),
                of("304", Reply.bytes("HTTP/1.1 304 Not Modified\r\n\r\n")),
                of("400 in HTML", Reply.status(400, "text/html", HTML)),
                of("400 without a name", Reply.status(400, "application/x-amz-json-1.1", "{}")),
                of("403 in HTML", Reply.status(403, "text/html", HTML)),
                of("404 without a body", Reply.status(404, "text/plain", "")),
                of("407 in HTML", Reply.status(407, "text/html", HTML)),
                of("418 in HTML", Reply.status(418, "text/html", HTML)),
                of("500 in HTML", Reply.status(500, "text/html", HTML)),
                of("502 in HTML", Reply.status(502, "text/html", HTML)),
                of("503 without a body", Reply.status(503, "text/plain", "")),
                of("504 in HTML", Reply.status(504, "text/html", HTML)),
                of("599", Reply.status(599, "text/plain", "?")));
    }

    private static List<Nonsense> broken() {
        return List.of(
                of("a checksum that does not match", Reply.header("x-amz-crc32: 17", RIGHT::to)),
                of("a checksum that is no number", Reply.header("x-amz-crc32: many", RIGHT::to)),
                new Nonsense("less than was announced", Reply.bytes(OK + "Content-Length: 500\r\n\r\n{\"a\":1"), true),
                new Nonsense("a length that is no number", Reply.bytes(OK + "Content-Length: many\r\n\r\n{}"), true),
                of(
                        "a chunk without a size",
                        Reply.bytes(OK + "Transfer-Encoding: chunked\r\n\r\nmany\r\n{}\r\n0\r\n\r\n")),
                new Nonsense(
                        "chunks without an end",
                        Reply.bytes(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"),
                        true),
                of("no answer but an end", Reply.bytes("")),
                of("a reset", Reply.reset()),
                of("no HTTP", Reply.bytes("SSH-2.0-OpenSSH_9.6\r\n")),
                new Nonsense("a status line only", Reply.bytes("HTTP/1.1 200 OK\r\n"), true),
                of("a status that is no number", Reply.bytes("HTTP/1.1 okay\r\n\r\n")),
                new Nonsense("headers without names", Reply.bytes(OK + ": x\r\n  y\r\n\r\n"), true));
    }

    private static List<Nonsense> slow() {
        return List.of(
                of("nothing at all", Reply.nothing()),
                of("a status line and nothing more", Reply.thenNothing(OK)),
                of("headers and nothing more", Reply.thenNothing(OK + "Content-Length: 10\r\n\r\n")),
                of("half a body and nothing more", Reply.thenNothing(OK + "Content-Length: 10\r\n\r\n{\"a\"")),
                of("headers without an end", Reply.dripping(OK, "X-A: b\r\n")),
                of("a header without an end", Reply.dripping(OK + "X-A: ", "b")),
                of("a slow body without an end", Reply.dripping(OK + "\r\n{\"a\":\"", "b")),
                of("slow white space without an end", Reply.dripping(OK + "\r\n", " ")),
                of("a huge body", Reply.flood(OK + "\r\n{\"a\":\"", "b")),
                of("a huge list", Reply.flood(OK + "\r\n{\"Records\":[{}", ",{}")));
    }

    /** Whether the command has to wait for its time-out. */
    boolean isSlow() {
        return slow().stream().anyMatch(each -> each.name().equals(name));
    }

    /** Whether only the clients of AWS's services would notice it: others know of no checksum, and ask for no compression. */
    boolean isOfTheServices() {
        return name.startsWith("a checksum") || name.contains("gzip");
    }

    @Override
    public String toString() {
        return name;
    }

    static Nonsense of(String name, Reply reply) {
        return new Nonsense(name, reply, false);
    }

    /** A right answer that was changed. */
    static Nonsense changed(String name, Consumer<ObjectNode> change) {
        return of(name, Reply.tree(asked -> {
            ObjectNode answer = (ObjectNode) RIGHT.to(asked);
            change.accept(answer);
            return answer;
        }));
    }
}
