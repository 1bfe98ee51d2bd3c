package dev.kdt.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
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
    private static final RightAnswers RIGHT = new RightAnswers();
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

    /** To PutRecords and PutRecordBatch. */
    static List<Nonsense> toPuts(String count, String list) {
        return List.of(
                put("a result too few", answer -> results(answer, list).remove(0)),
                put("one result", answer -> keep(results(answer, list), 1)),
                put(
                        "a result too many",
                        answer ->
                                results(answer, list).add(results(answer, list).get(0))),
                put("no results", answer -> results(answer, list).removeAll()),
                put("no list", answer -> answer.remove(list)),
                put("null as the list", answer -> answer.putNull(list)),
                put("an object as the list", answer -> answer.putObject(list)),
                put("a string as the list", answer -> answer.put(list, "all of them")),
                put("a null result", answer -> results(answer, list).set(3, NullNode.instance)),
                put("null results", answer -> each(answer, list, (results, i) -> results.set(i, NullNode.instance))),
                put("empty results", answer -> each(answer, list, Nonsense::object)),
                put("an empty result", answer -> object(results(answer, list), 2)),
                put("a string as a result", answer -> results(answer, list).set(2, "fine")),
                put("messages without a code", answer -> message(answer, list, 5)),
                put("five failures without a code", answer -> answer.put(count, 5)),
                put("five failures, and messages without a code", answer -> {
                    message(answer, list, 5);
                    answer.put(count, 5);
                }),
                put("fewer failures than there are failed results", answer -> {
                    fail(answer, list, 3);
                    answer.put(count, 1);
                }),
                put("no failures, and failed results", answer -> fail(answer, list, 3)),
                put("failures and successes at once", answer -> {
                    for (JsonNode each : results(answer, list)) {
                        ((ObjectNode) each).put("ErrorCode", "InternalFailure");
                    }
                    answer.put(count, 10);
                }),
                put("less than no failures", answer -> answer.put(count, -1)),
                put("more failures than records", answer -> answer.put(count, 1_000_000)),
                put("a word as the number of failures", answer -> answer.put(count, "none")),
                put("empty proofs", answer -> {
                    for (JsonNode each : results(answer, list)) {
                        ((ObjectNode) each).put("RecordId", "").put("SequenceNumber", "");
                    }
                }));
    }

    /** To GetRecords. */
    static List<Nonsense> toReads() {
        return List.of(
                read("no records", answer -> answer.remove("Records")),
                read("null as the records", answer -> answer.putNull("Records")),
                read("an object as the records", answer -> answer.putObject("Records")),
                read("a null record", answer -> results(answer, "Records").set(0, NullNode.instance)),
                read("an empty record", answer -> object(results(answer, "Records"), 0)),
                read("no data", answer -> ((ObjectNode) answer.path("Records").get(4)).remove("Data")),
                read(
                        "no sequence number",
                        answer -> ((ObjectNode) answer.path("Records").get(4)).remove("SequenceNumber")),
                read(
                        "a list as the data",
                        answer -> ((ObjectNode) answer.path("Records").get(4)).putArray("Data")),
                read("no next iterator, though the shard is open", answer -> answer.remove("NextShardIterator")),
                read("null as the next iterator", answer -> answer.putNull("NextShardIterator")),
                read("an empty next iterator", answer -> answer.put("NextShardIterator", "")),
                read("a list as the next iterator", answer -> answer.putArray("NextShardIterator")));
    }

    /** To ListShards. */
    static List<Nonsense> toListings() {
        return List.of(
                of("no shards", Reply.json("{\"Shards\":[]}")),
                of("a null shard", Reply.json("{\"Shards\":[null]}")),
                of("a shard without a name", shard(shard -> shard.remove("ShardId"))),
                of("a shard without hash keys", shard(shard -> shard.remove("HashKeyRange"))),
                of(
                        "a shard with a hash key that is none",
                        shard(shard -> ((ObjectNode) shard.path("HashKeyRange")).put("StartingHashKey", "first"))),
                of("a shard without sequence numbers", shard(shard -> shard.remove("SequenceNumberRange"))),
                of(
                        "a shard that is its own parent",
                        shard(shard -> shard.put("ParentShardId", "shardId-000000000000"))),
                of(
                        "pages without an end",
                        Reply.tree(asked -> ((ObjectNode) RIGHT.to(asked)).put("NextToken", "again"))));
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

    private static Nonsense of(String name, Reply reply) {
        return new Nonsense(name, reply, false);
    }

    private static Nonsense put(String name, Consumer<ObjectNode> change) {
        return of(name, changed(change));
    }

    private static Nonsense read(String name, Consumer<ObjectNode> change) {
        return of(name, changed(change));
    }

    private static Reply shard(Consumer<ObjectNode> change) {
        return changed(
                answer -> change.accept((ObjectNode) answer.path("Shards").get(0)));
    }

    private static Reply changed(Consumer<ObjectNode> change) {
        return Reply.tree(asked -> {
            ObjectNode answer = (ObjectNode) RIGHT.to(asked);
            change.accept(answer);
            return answer;
        });
    }

    private static ArrayNode results(ObjectNode answer, String list) {
        return (ArrayNode) answer.path(list);
    }

    private static ObjectNode object(ArrayNode results, int index) {
        ObjectNode object = results.objectNode();
        results.set(index, object);
        return object;
    }

    private static void keep(ArrayNode results, int count) {
        while (results.size() > count) {
            results.remove(count);
        }
    }

    private interface Change {
        void at(ArrayNode results, int index);
    }

    private static void each(ObjectNode answer, String list, Change change) {
        ArrayNode results = results(answer, list);
        int size = results.size();
        for (int i = 0; i < size; i++) {
            change.at(results, i);
        }
        keep(results, size);
    }

    private static void message(ObjectNode answer, String list, int count) {
        for (int i = 0; i < count; i++) {
            object(results(answer, list), i).put("ErrorMessage", "it did not go well");
        }
    }

    private static void fail(ObjectNode answer, String list, int count) {
        for (int i = 0; i < count; i++) {
            object(results(answer, list), i).put("ErrorCode", "InternalFailure").put("ErrorMessage", "?");
        }
    }
}
