package dev.kdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every sample ends in the same outcomes on files, as a Lambda function for a stream, and as one that transforms a delivery: the same
 * output bytes, and the same records that fail.
 */
class SampleEquivalenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "orders, orders.ndjson",
        "clickstream, clickstream.ndjson",
        "cloudwatch-logs, cloudwatch-logs.envelopes.ndjson"
    })
    void endsInTheSameOutcomesWhateverTheHost(String sample, String capture) throws Exception {
        List<KinesisRecord> records = records(SAMPLES.resolve(capture));
        Files.write(folder.resolve("wire.ndjson"), envelopes(records));
        Files.writeString(folder.resolve("stream.json"), streamEvent(records));
        Files.writeString(folder.resolve("delivery.json"), deliveryEvent(records));
        String pipeline = SAMPLES.resolve(sample + ".yaml").toString();

        kdt("process", pipeline, "wire.ndjson", "--in", "envelope", "--to", "file.out", "--parked", "file.parked");
        kdt("process", pipeline, "stream.json", "--in", "kinesis-event", "--to", "event.out");
        kdt("lambda", "invoke", pipeline, "stream.json", "--to", "lambda.out", "--parked", "lambda.parked");
        String answer = kdt("lambda", "invoke", pipeline, "delivery.json");

        String outputs = read("file.out");
        assertFalse(outputs.isEmpty());
        assertEquals(outputs, read("event.out"));
        assertEquals(outputs, read("lambda.out"));
        assertEquals(read("file.parked"), read("lambda.parked"));
        assertEquals(outputs, delivered(answer));
        assertEquals(read("file.parked").lines().count(), failed(answer));
        assertTrue(sample.equals("orders") == (failed(answer) == 3), answer);
    }

    /** The capture's records as a stream holds them; lines of a file get a place in one shard. */
    private static List<KinesisRecord> records(Path capture) throws Exception {
        List<KinesisRecord> records = new ArrayList<>();
        for (String line : Files.readAllLines(capture)) {
            if (capture.toString().contains(".envelopes.")) {
                records.add(new EnvelopeReader().read(Slice.utf8(line)).record());
            } else {
                String sequence = "49590338271490256608559692538361571095921575989136%06d".formatted(records.size());
                records.add(new KinesisRecord(
                        Position.inShard("any", "shardId-000000000000", sequence),
                        "key-" + records.size() % 7,
                        null,
                        Instant.parse("2026-11-22T08:00:00Z").plusSeconds(records.size()),
                        Slice.utf8(line)));
            }
        }
        return records;
    }

    private static byte[] envelopes(List<KinesisRecord> records) {
        EnvelopeWriter writer = new EnvelopeWriter();
        ByteBuilder lines = new ByteBuilder();
        records.forEach(each -> writer.write(each, null, lines));
        return lines.toBytes();
    }

    private static String streamEvent(List<KinesisRecord> records) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode entries = event.putArray("Records");
        for (KinesisRecord each : records) {
            String sequence = String.valueOf(each.position().sequence());
            ObjectNode entry = entries.addObject()
                    .put("eventID", each.position().shard() + ":" + sequence)
                    .put("eventSourceARN", "arn:aws:kinesis:us-east-1:000000000000:stream/" + each.position().stream());
            entry.putObject("kinesis")
                    .put("partitionKey", each.partitionKey())
                    .put("sequenceNumber", sequence)
                    .put("data", base64(each))
                    .put("approximateArrivalTimestamp", BigDecimal.valueOf(arrival(each), 3));
        }
        return event.toString();
    }

    private static String deliveryEvent(List<KinesisRecord> records) {
        ObjectNode event = JSON.createObjectNode()
                .put("invocationId", "i-1")
                .put("sourceKinesisStreamArn", "arn:aws:kinesis:us-east-1:000000000000:stream/any");
        ArrayNode entries = event.putArray("records");
        for (KinesisRecord each : records) {
            ObjectNode entry = entries.addObject()
                    .put("recordId", each.position().sequence())
                    .put("approximateArrivalTimestamp", arrival(each))
                    .put("data", base64(each));
            entry.putObject("kinesisRecordMetadata")
                    .put("shardId", each.position().shard())
                    .put("sequenceNumber", each.position().sequence())
                    .put("partitionKey", each.partitionKey());
        }
        return event.toString();
    }

    private static String base64(KinesisRecord record) {
        return Base64.getEncoder().encodeToString(record.data().toBytes());
    }

    private static long arrival(KinesisRecord record) {
        Instant arrival = record.arrival();
        return arrival == null ? 0 : arrival.toEpochMilli();
    }

    private static String delivered(String answer) throws IOException {
        StringBuilder data = new StringBuilder();
        for (JsonNode each : JSON.readTree(answer).path("records")) {
            if (each.path("result").asText().equals("Ok")) {
                byte[] bytes = Base64.getDecoder().decode(each.path("data").asText());
                data.append(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return data.toString();
    }

    private static long failed(String answer) throws IOException {
        long failed = 0;
        for (JsonNode each : JSON.readTree(answer).path("records")) {
            failed += each.path("result").asText().equals("ProcessingFailed") ? 1 : 0;
        }
        return failed;
    }

    private String kdt(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Map.of("CLICKS_SALT", "pepper"),
                folder,
                Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
                time -> {},
                Signals.NONE);
        new Kdt(console).run(args);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String read(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }
}
