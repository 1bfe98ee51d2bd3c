package dev.kdt.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event that Lambda's event source mapping makes of a batch of a stream ("AWS Lambda Developer Guide, Using Lambda to
 * process records from Amazon Kinesis Data Streams"): {@code Records[]}, each with its payload in Base64, the shard and the
 * sequence number in {@code eventID}, and the stream in {@code eventSourceARN}.
 */
final class KinesisEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KinesisEvent() {}

    /**
     * The event's records as one batch for each shard, in the event's order. A real event is of one shard only.
     *
     * @throws EventException when this is no such event
     */
    static List<Batch> read(byte[] event) {
        JsonNode records = parse(event).path("Records");
        if (!records.isArray()) {
            throw new EventException("not a Kinesis event: it has no array 'Records'");
        }
        Map<String, List<KinesisRecord>> shards = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            KinesisRecord record = record(records.get(i), "Records[" + i + "]");
            String shard = String.valueOf(record.position().shard());
            shards.computeIfAbsent(shard, ignored -> new ArrayList<>()).add(record);
        }
        List<Batch> batches = new ArrayList<>();
        shards.forEach((shard, itsRecords) -> batches.add(new Batch(shard, itsRecords)));
        return batches;
    }

    private static JsonNode parse(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new EventException("the event is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new EventException("the event is not JSON: " + e.getMessage(), e);
        }
    }

    private static KinesisRecord record(JsonNode record, String place) {
        JsonNode kinesis = record.path("kinesis");
        if (!kinesis.isObject()) {
            throw new EventException(place + " is no record of a Kinesis stream: it has no object 'kinesis'");
        }
        String sequence = text(kinesis, "sequenceNumber", place + ".kinesis");
        Position position =
                new Position(stream(record.path("eventSourceARN").asText()), shard(record), sequence, -1, null, 0);
        return new KinesisRecord(
                position,
                kinesis.path("partitionKey").asText(null),
                null,
                arrival(kinesis.path("approximateArrivalTimestamp")),
                data(kinesis, place + ".kinesis"));
    }

    private static Slice data(JsonNode kinesis, String place) {
        text(kinesis, "data", place);
        try {
            return Slice.of(kinesis.path("data").binaryValue());
        } catch (IOException e) {
            throw new EventException(place + ".data is not Base64", e);
        }
    }

    private static String text(JsonNode node, String field, String place) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new EventException(place + " has no text '" + field + "'");
        }
        return value.asText();
    }

    /** {@code shardId-000000000006:4959…} names the shard before the colon. */
    private static @Nullable String shard(JsonNode record) {
        String id = record.path("eventID").asText();
        int colon = id.indexOf(':');
        return colon > 0 ? id.substring(0, colon) : null;
    }

    /** {@code arn:aws:kinesis:us-east-2:123456789012:stream/orders}. */
    private static @Nullable String stream(String arn) {
        int slash = arn.indexOf(":stream/");
        return slash < 0 ? null : arn.substring(slash + ":stream/".length());
    }

    /** Seconds with a fraction of milliseconds. */
    private static @Nullable Instant arrival(JsonNode seconds) {
        return seconds.isNumber()
                ? Instant.ofEpochMilli(seconds.decimalValue()
                        .multiply(BigDecimal.valueOf(1000))
                        .longValue())
                : null;
    }
}
