package dev.kdt.local.mapping;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.StringValue;
import dev.kdt.local.log.LogRecord;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.StreamIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The events of one shard, as Lambda writes them: "AWS Lambda Developer Guide, Using Lambda to process records from Amazon Kinesis
 * Data Streams". Safe for use by several threads.
 */
final class EventText {
    /** Digits of a sequence number at the most, of which a record has two, and of a time. */
    private static final int NUMBERS = 2 * 57 + 16;

    private static final byte[] ARRIVAL = ascii("\",\"approximateArrivalTimestamp\":");
    private static final byte[] DATA = ascii("\",\"data\":\"");
    private static final byte[] SEQUENCE = ascii(",\"sequenceNumber\":\"");
    private static final byte[] HEAD = ascii("{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":");

    private final ShardInfo shard;
    private final String streamArn;
    private final String sourceArn;
    private final byte[] eventId;
    private final byte[] tail;

    EventText(StreamIdentity stream, EventSourceArn source, ShardInfo shard) {
        this.shard = shard;
        this.streamArn = stream.arn();
        this.sourceArn = source.text();
        this.eventId =
                ascii("},\"eventSource\":\"aws:kinesis\",\"eventVersion\":\"1.0\",\"eventID\":\"" + shard.id() + ":");
        this.tail = ascii("\",\"eventName\":\"aws:kinesis:record\",\"invokeIdentityArn\":\"arn:aws:iam::"
                + stream.account() + ":role/local\",\"awsRegion\":\"" + stream.region() + "\",\"eventSourceARN\":\""
                + sourceArn + "\"}");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The ARN of the stream, also when the source is a consumer of it. */
    String streamArn() {
        return streamArn;
    }

    /** The id of the shard. */
    String shardId() {
        return shard.id();
    }

    /** The sequence number of a record of the shard. */
    String sequence(LogRecord item) {
        return shard.sequence(item.ordinal(), item.arrival());
    }

    /** The bytes that a record takes in an event at the most. */
    int size(LogRecord item) {
        int key = item.key().length() + 2;
        for (int i = 0; i < item.key().length(); i++) {
            byte each = item.key().at(i);
            key += each == '"' || each == '\\' || (each >= 0 && each < ' ') || each == 0x7f ? 5 : 0;
        }
        return HEAD.length
                + SEQUENCE.length
                + DATA.length
                + ARRIVAL.length
                + eventId.length
                + tail.length
                + 1
                + NUMBERS
                + key
                + (item.data().length() + 2) / 3 * 4;
    }

    /** The event of a batch. */
    byte[] write(List<LogRecord> records) {
        ByteBuilder out = new ByteBuilder(sizeOf(records) + 16);
        writeRecords(records, out.put('{'));
        return out.put('}').toBytes();
    }

    /** The event of a batch of a tumbling window: "AWS Lambda Developer Guide, Implementing stateful Kinesis Data Streams processing". */
    byte[] write(List<LogRecord> records, TumblingWindow window, TumblingWindow.Call call) {
        ByteBuilder out = new ByteBuilder(sizeOf(records) + window.state().length() + 512);
        writeRecords(records, out.put('{'));
        out.ascii(",\"window\":{\"start\":\"" + window.startText() + "\",\"end\":\"" + window.endText()
                        + "\"},\"state\":")
                .put(window.state())
                .ascii(",\"shardId\":\"" + shard.id() + "\",\"eventSourceARN\":\"" + sourceArn
                        + "\",\"isFinalInvokeForWindow\":" + (call != TumblingWindow.Call.AGGREGATE)
                        + ",\"isWindowTerminatedEarly\":" + (call == TumblingWindow.Call.TERMINATED_EARLY));
        return out.put('}').toBytes();
    }

    private int sizeOf(List<LogRecord> records) {
        int size = 0;
        for (LogRecord each : records) {
            size += size(each);
        }
        return size;
    }

    private void writeRecords(List<LogRecord> records, ByteBuilder out) {
        out.ascii("\"Records\":[");
        for (int i = 0; i < records.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            write(records.get(i), out);
        }
        out.put(']');
    }

    private void write(LogRecord item, ByteBuilder out) {
        String sequence = sequence(item);
        out.put(HEAD);
        StringValue.of(item.key()).writeTo(out);
        out.put(SEQUENCE).ascii(sequence).put(DATA);
        writeBase64(item.data(), out);
        out.put(ARRIVAL);
        writeSeconds(item.arrival(), out);
        out.put(eventId).ascii(sequence).put(tail);
    }

    private static void writeBase64(Slice data, ByteBuilder out) {
        ByteBuffer digits = Base64.getEncoder().encode(ByteBuffer.wrap(data.array(), data.from(), data.length()));
        out.put(digits.array(), digits.arrayOffset(), digits.arrayOffset() + digits.limit());
    }

    /** Seconds with three digits of fraction. */
    private static void writeSeconds(long millis, ByteBuilder out) {
        int fraction = (int) (millis % 1_000);
        out.ascii(Long.toString(millis / 1_000))
                .put('.')
                .put('0' + fraction / 100)
                .put('0' + fraction / 10 % 10)
                .put('0' + fraction % 10);
    }
}
