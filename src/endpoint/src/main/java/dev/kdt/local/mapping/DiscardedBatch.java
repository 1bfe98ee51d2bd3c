package dev.kdt.local.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.function.Invocation;
import dev.kdt.local.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * A batch that is given up, as a destination is told of it: "AWS Lambda Developer Guide, Retain discarded batch records for a Kinesis
 * Data Streams event source in Lambda".
 *
 * @param at milliseconds since the epoch
 * @param id names it among others
 */
record DiscardedBatch(
        MappingConfig config, EventText text, LaneBatch batch, DiscardCondition condition, long at, UUID id) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);

    /** The key of its object in a bucket. */
    String objectKey() {
        return "aws/lambda/" + config.uuid() + "/" + text.shardId() + "/" + DAY.format(Instant.ofEpochMilli(at)) + "/"
                + name();
    }

    /** The name of its file. */
    String fileName() {
        return name() + ".json";
    }

    private String name() {
        return SECOND.format(Instant.ofEpochMilli(at)) + "-" + id;
    }

    /** The message for a queue or a topic, without the records. */
    byte[] message() {
        return bytes(node());
    }

    /** The object for a bucket, with the records as the event that the function got, in a string. */
    byte[] object() {
        ObjectNode node = node();
        node.put("payload", new String(text.write(batch.records()), StandardCharsets.UTF_8));
        return bytes(node);
    }

    private ObjectNode node() {
        ObjectNode node = JSON.createObjectNode();
        Invocation last = batch.last();
        node.putObject("requestContext")
                .put("requestId", last == null ? id.toString() : last.requestId())
                .put("functionArn", config.functionArn())
                .put("condition", condition.wireName())
                .put("approximateInvokeCount", batch.invocations());
        if (last != null) {
            node.putObject("responseContext")
                    .put("statusCode", 200)
                    .put("executedVersion", "$LATEST")
                    .put("functionError", last.ending() == Invocation.Ending.FAILED ? "Unhandled" : null);
        }
        node.put("version", "1.0").put("timestamp", TIME.format(Instant.ofEpochMilli(at)));
        LogRecord first = batch.first();
        LogRecord lastRecord = batch.lastRecord();
        node.putObject("KinesisBatchInfo")
                .put("shardId", text.shardId())
                .put("startSequenceNumber", text.sequence(first))
                .put("endSequenceNumber", text.sequence(lastRecord))
                .put("approximateArrivalOfFirstRecord", TIME.format(Instant.ofEpochMilli(first.arrival())))
                .put("approximateArrivalOfLastRecord", TIME.format(Instant.ofEpochMilli(lastRecord.arrival())))
                .put("batchSize", batch.size())
                .put("streamArn", text.streamArn());
        return node;
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
