package dev.kdt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The samples' captures as the events of functions. */
public final class SampleEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleEvents() {}

    /** The capture's records as a stream holds them; lines of a file get a place in one shard. */
    public static List<KinesisRecord> records(Path capture) throws Exception {
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

    /** The records as lines. */
    public static byte[] envelopes(List<KinesisRecord> records) {
        EnvelopeWriter writer = new EnvelopeWriter();
        ByteBuilder lines = new ByteBuilder();
        records.forEach(each -> writer.write(each, null, lines));
        return lines.toBytes();
    }

    /** The event that an event source mapping makes of them. */
    public static String streamEvent(List<KinesisRecord> records) {
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

    /** The event that Firehose makes of them, for a transformation. */
    public static String deliveryEvent(List<KinesisRecord> records) {
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

    /** The data that a transformation answered with, of all records that are well. */
    public static String delivered(String answer) throws IOException {
        StringBuilder data = new StringBuilder();
        for (JsonNode each : JSON.readTree(answer).path("records")) {
            if (each.path("result").asText().equals("Ok")) {
                byte[] bytes = Base64.getDecoder().decode(each.path("data").asText());
                data.append(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return data.toString();
    }

    /** The records of a transformation's answer that failed. */
    public static long failed(String answer) throws IOException {
        long failed = 0;
        for (JsonNode each : JSON.readTree(answer).path("records")) {
            failed += each.path("result").asText().equals("ProcessingFailed") ? 1 : 0;
        }
        return failed;
    }
}
