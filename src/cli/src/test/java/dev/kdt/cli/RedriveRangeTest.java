package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code kdt redrive} on messages that name records only, which it reads again from the stream as long as that keeps them. */
class RedriveRangeTest extends LocalCommands {
    private static final int RECORDS = 6;
    private final VirtualClock time = new VirtualClock(Instant.parse("2026-03-04T05:06:00Z"));
    private final List<JsonNode> records = new ArrayList<>();

    RedriveRangeTest() {
        clock = time;
    }

    @BeforeEach
    void putRecords() throws IOException {
        assertEquals(0, kdt("", "stream", "create", "source", "--shards", "1").code());
        assertEquals(0, kdt("", "stream", "create", "fixed", "--shards", "1").code());
        put(0, RECORDS / 2);
        time.advance(Duration.ofHours(2));
        put(RECORDS / 2, RECORDS);
        out = new ByteArrayOutputStream();
        kdt("", "tail", "source", "--since", "trim-horizon", "--until", "now", "-o", "envelope");
        for (String each : out.toString().lines().toList()) {
            records.add(new ObjectMapper().readTree(each));
        }
        assertEquals(RECORDS, records.size());
    }

    private void put(int from, int to) {
        for (int i = from; i < to; i++) {
            assertEquals(0, kdt(i + "\n", "produce", "source").code());
        }
    }

    private String message(int first, int last, int size) {
        return "{\"requestContext\":{\"condition\":\"RetryAttemptsExhausted\"},\"version\":\"1.0\",\"KinesisBatchInfo\":{"
            + "\"shardId\":\"shardId-000000000000\",\"startSequenceNumber\":"
                + records.get(first).get("sequence") + ",\"endSequenceNumber\":"
                + records.get(last).get("sequence") + ",\"batchSize\":" + size
                + ",\"streamArn\":\"arn:aws:kinesis:us-east-1:000000000000:stream/source\"}}";
    }

    private void write(String... messages) throws IOException {
        Files.createDirectories(folder.resolve("left"));
        Files.write(folder.resolve("left/messages.ndjson"), List.of(messages));
    }

    private Ran redrive(int code, String... more) {
        out = new ByteArrayOutputStream();
        Ran ran = kdt(
                "",
                Stream.concat(Stream.of("redrive", "left", "--to", "kinesis:fixed"), Stream.of(more))
                        .toArray(String[]::new));
        assertEquals(code, ran.code(), ran.err());
        return ran;
    }

    private List<String> fixed() {
        out = new ByteArrayOutputStream();
        kdt("", "tail", "fixed", "--since", "trim-horizon", "--until", "now", "-o", "text");
        return out.toString().lines().sorted().toList();
    }

    @Test
    void fetchesTheRecordsBetweenTwoSequenceNumbers() throws IOException {
        write(message(1, 3, 3), message(5, 5, 1));
        redrive(0);
        assertTrue(out.toString().contains("lambda-range"), out.toString());
        assertEquals(List.of(), fixed());
        redrive(0, "--send");
        redrive(0, "--send");
        assertEquals(List.of("1", "2", "3", "5"), fixed());
    }

    /** Queues deliver at least once, and a batch that was split is told of in parts. */
    @Test
    void sendsARecordOnceThatSeveralMessagesName() throws IOException {
        write(message(1, 3, 3), message(1, 3, 3), message(2, 4, 3));
        redrive(0, "--send");
        write(message(1, 3, 3), message(1, 3, 3), message(2, 4, 3), message(0, 4, 5));
        redrive(0, "--send");
        assertEquals(List.of("0", "1", "2", "3", "4"), fixed());
    }

    @Test
    void namesRecordsThatAreGoneAndSendsTheOthers() throws IOException {
        write(message(1, 4, 4), message(0, 1, 2));
        time.advance(Duration.ofHours(23));
        for (int i = 0; i < 2; i++) {
            Ran ran = redrive(1, "--send");
            assertTrue(ran.err().contains("left/messages.ndjson:1: 2 of 4 records of stream 'source'"), ran.err());
            assertTrue(ran.err().contains("left/messages.ndjson:2: 2 of 2 records of stream 'source'"), ran.err());
            assertTrue(ran.err().contains("4 gone or not readable"), ran.err());
        }
        assertEquals(List.of("3", "4"), fixed());
    }

    /** What was sent need not be there any more. */
    @Test
    void asksForNothingOfARangeThatIsDone() throws IOException {
        write(message(1, 3, 3));
        redrive(0, "--send");
        time.advance(Duration.ofHours(48));
        assertEquals(0, kdt("", "stream", "delete", "source").code());
        Ran again = redrive(0, "--send");
        assertTrue(again.err().contains("3 sent before"), again.err());
    }

    @Test
    void namesAStreamThatIsGone() throws IOException {
        write(message(1, 3, 3));
        assertEquals(0, kdt("", "stream", "delete", "source").code());
        Ran ran = redrive(1, "--send");
        assertTrue(ran.err().contains("cannot fetch the records of stream 'source', shardId-000000000000"), ran.err());
    }

    @Test
    void namesAnObjectOfAManifestThatIsGone() throws IOException {
        write("{\"entries\":[{\"url\":\"s3://lake/gone\",\"mandatory\":true}]}");
        Ran ran = redrive(1, "--send");
        assertTrue(ran.err().contains("left/messages.ndjson:1"), ran.err());
        assertTrue(ran.err().contains("s3://lake/gone"), ran.err());
    }
}
