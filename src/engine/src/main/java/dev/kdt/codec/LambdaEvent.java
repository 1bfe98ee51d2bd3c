package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events that Lambda hands to functions for a stream ("AWS Lambda Developer Guide, Using Lambda to process records from Amazon
 * Kinesis Data Streams") and for a Firehose transformation ("Amazon Data Firehose Developer Guide, Transform source data").
 */
public final class LambdaEvent {
    private static final StringValue RECORDS = StringValue.of("Records");
    private static final StringValue DELIVERY_RECORDS = StringValue.of("records");
    private static final StringValue KINESIS = StringValue.of("kinesis");
    private static final StringValue INVOCATION_ID = StringValue.of("invocationId");
    private static final StringValue WINDOW = StringValue.of("window");
    private static final StringValue STATE = StringValue.of("state");
    private static final StringValue DATA = StringValue.of("data");
    private static final StringValue EVENT_ID = StringValue.of("eventID");
    private static final StringValue EVENT_SOURCE_ARN = StringValue.of("eventSourceARN");
    private static final StringValue SOURCE_STREAM_ARN = StringValue.of("sourceKinesisStreamArn");
    private static final StringValue METADATA = StringValue.of("kinesisRecordMetadata");
    private static final StringValue ARRIVAL = StringValue.of("approximateArrivalTimestamp");
    private static final StringValue SEQUENCE_NUMBER = StringValue.of("sequenceNumber");
    private static final StringValue PARTITION_KEY = StringValue.of("partitionKey");
    private static final StringValue SHARD_ID = StringValue.of("shardId");
    private static final StringValue RECORD_ID = StringValue.of("recordId");

    private LambdaEvent() {}

    static boolean holdsStreamRecords(ObjectValue event) {
        return event.get(RECORDS) instanceof ArrayValue records
                && (records.size() == 0
                        || (records.get(0) instanceof ObjectValue first && first.get(KINESIS) instanceof ObjectValue));
    }

    static boolean holdsDeliveryRecords(ObjectValue event) {
        return event.get(INVOCATION_ID) != null && event.get(DELIVERY_RECORDS) instanceof ArrayValue;
    }

    /**
     * A stream's event.
     *
     * @param records in the event's order; each with its shard, sequence number and stream in its position. A record whose data is
     *     not Base64 has that as its defect, and the text in place of the payload
     * @param state handed back by the invocation before for the same tumbling window, an empty object in the first one; null when
     *     the mapping has no windows. Good as long as the event's bytes
     */
    public record StreamEvent(
            List<KinesisRecord> records, @Nullable Value state) {}

    /**
     * Reads a stream's event. The last one of a tumbling window may have no records ("AWS Lambda Developer Guide, Using tumbling
     * windows").
     *
     * @throws CodecException when it is no such event; the message names the place in it
     */
    public static StreamEvent stream(Slice event) throws CodecException {
        KinesisRecord around = KinesisRecord.of(Position.UNKNOWN, event);
        if (read(event) instanceof ObjectValue object) {
            boolean hasWindow = object.get(WINDOW) instanceof ObjectValue;
            if (object.get(RECORDS) instanceof ArrayValue || (hasWindow && object.get(RECORDS) == null)) {
                Value state = object.get(STATE);
                return new StreamEvent(
                        streamRecords(object, around), hasWindow && state == null ? ObjectValue.withRoomFor(0) : state);
            }
        }
        throw new CodecException("not a Kinesis event: it has no array 'Records'");
    }

    /** The records of an event that came from somewhere: they keep the file and the line. */
    static List<KinesisRecord> streamRecords(KinesisRecord event) throws CodecException {
        if (read(event.data()) instanceof ObjectValue object && object.get(RECORDS) instanceof ArrayValue) {
            return streamRecords(object, event);
        }
        throw new CodecException("not a Kinesis event: it has no array 'Records'");
    }

    /**
     * A record that is to be transformed.
     *
     * @param id what its answer must be told by: its {@code "recordId"}
     */
    public record Delivery(String id, KinesisRecord record) {}

    /**
     * The records of an event that asks to transform a delivery, in the event's order; defective ones as in {@link StreamEvent}.
     *
     * @throws CodecException when it is no such event; the message names the place in it
     */
    public static List<Delivery> deliveries(Slice event) throws CodecException {
        return deliveries(KinesisRecord.of(Position.UNKNOWN, event));
    }

    /** The same of an event that came from somewhere: its records keep the file and the line. */
    static List<KinesisRecord> deliveryRecords(KinesisRecord event) throws CodecException {
        return deliveries(event).stream().map(Delivery::record).toList();
    }

    private static List<Delivery> deliveries(KinesisRecord event) throws CodecException {
        if (read(event.data()) instanceof ObjectValue object && object.get(DELIVERY_RECORDS) instanceof ArrayValue) {
            return each(object, DELIVERY_RECORDS, (entry, number) -> {
                String id = text(entry, RECORD_ID);
                if (id == null) {
                    throw new CodecException("the record has no string 'recordId'");
                }
                return new Delivery(id, deliveryRecord(object, entry, number, event));
            });
        }
        throw new CodecException("not a Firehose event: it has no array 'records'");
    }

    /** Whether the event asks to transform a delivery. */
    public static boolean isDelivery(Slice event) {
        try {
            return read(event) instanceof ObjectValue object && holdsDeliveryRecords(object);
        } catch (CodecException _) {
            return false;
        }
    }

    private static Value read(Slice event) throws CodecException {
        try {
            return new JsonReader().read(event);
        } catch (JsonException e) {
            throw new CodecException("the event is not JSON: " + e.getMessage());
        }
    }

    static List<KinesisRecord> streamRecords(ObjectValue event, KinesisRecord around) throws CodecException {
        RepeatedText streams = new RepeatedText();
        RepeatedText shards = new RepeatedText();
        return each(event, RECORDS, (entry, number) -> streamRecord(entry, number, around, streams, shards));
    }

    static List<KinesisRecord> deliveryRecords(ObjectValue event, KinesisRecord around) throws CodecException {
        return each(event, DELIVERY_RECORDS, (entry, number) -> deliveryRecord(event, entry, number, around));
    }

    private interface Reading<T> {
        /** @param number of the entry among the event's, from 0 */
        T read(ObjectValue entry, int number) throws CodecException;
    }

    private static <T> List<T> each(ObjectValue event, StringValue field, Reading<T> reading) throws CodecException {
        List<T> records = new ArrayList<>();
        if (event.get(field) instanceof ArrayValue entries) {
            for (Elements e = entries.elements(); e.next(); ) {
                try {
                    if (!(e.value() instanceof ObjectValue entry)) {
                        throw new CodecException("the record is not a JSON object");
                    }
                    records.add(reading.read(entry, records.size()));
                } catch (CodecException wrong) {
                    throw new CodecException(place(field, records.size()) + ": " + wrong.getMessage());
                }
            }
        }
        return records;
    }

    /** The place of an entry in the event, for messages: {@code Records[1]}. */
    private static String place(StringValue field, int number) {
        return field.text() + "[" + number + "]";
    }

    private static KinesisRecord streamRecord(
            ObjectValue entry, int number, KinesisRecord around, RepeatedText streams, RepeatedText shards)
            throws CodecException {
        if (!(entry.get(KINESIS) instanceof ObjectValue kinesis)) {
            throw new CodecException("not a record of a Kinesis event: it has no object 'kinesis'");
        }
        Position position = new Position(
                entry.get(EVENT_SOURCE_ARN) instanceof StringValue arn ? stream(streams.of(arn.utf8())) : null,
                entry.get(EVENT_ID) instanceof StringValue id ? shard(id.utf8(), shards) : null,
                text(kinesis, SEQUENCE_NUMBER),
                -1,
                around.position().file(),
                around.position().line(),
                around.position().column());
        return record(
                position, text(kinesis, PARTITION_KEY), instant(kinesis.get(ARRIVAL), 1000), kinesis, RECORDS, number);
    }

    /** The shard in {@code shardId-000000000006:4954…}. */
    private static @Nullable String shard(Slice id, RepeatedText shards) {
        int colon = 0;
        while (colon < id.length() && id.at(colon) != ':') {
            colon++;
        }
        return colon == 0 || colon == id.length() ? null : shards.of(id.sub(0, colon));
    }

    private static KinesisRecord deliveryRecord(
            ObjectValue event, ObjectValue entry, int number, KinesisRecord around) {
        Instant arrival = instant(entry.get(ARRIVAL), 1);
        ObjectValue metadata = entry.get(METADATA) instanceof ObjectValue ofStream ? ofStream : entry;
        // What was put directly has no sequence number: its id tells it from others, also when it comes again.
        String sequence = text(metadata, SEQUENCE_NUMBER);
        Position position = new Position(
                stream(text(event, SOURCE_STREAM_ARN)),
                text(metadata, SHARD_ID),
                sequence == null ? text(entry, RECORD_ID) : sequence,
                -1,
                around.position().file(),
                around.position().line(),
                around.position().column());
        return record(position, text(metadata, PARTITION_KEY), arrival, entry, DELIVERY_RECORDS, number);
    }

    /** The record whose data is in {@code entry}, the one of this number in {@code field}; defective when it is not Base64. */
    private static KinesisRecord record(
            Position position,
            @Nullable String partitionKey,
            @Nullable Instant arrival,
            ObjectValue entry,
            StringValue field,
            int number) {
        if (!(entry.get(DATA) instanceof StringValue data)) {
            return new KinesisRecord(position, partitionKey, null, arrival, Slice.EMPTY)
                    .markedDefective(place(field, number) + ": the record has no string 'data'");
        }
        try {
            return new KinesisRecord(position, partitionKey, null, arrival, Base64Text.decode(data.utf8()));
        } catch (CodecException e) {
            return new KinesisRecord(
                            position, partitionKey, null, arrival, data.utf8().copy())
                    .markedDefective(place(field, number) + ": " + e.getMessage());
        }
    }

    private static @Nullable String text(ObjectValue object, StringValue field) {
        return object.get(field) instanceof StringValue text ? text.text() : null;
    }

    /**
     * The name in {@code arn:aws:kinesis:us-east-2:123456789012:stream/orders}, which may be followed by a consumer of the stream: {@code
     * /consumer/app:1700000000}.
     */
    private static @Nullable String stream(@Nullable String arn) {
        String marker = ":stream/";
        int at = arn == null ? -1 : arn.indexOf(marker);
        if (arn == null || at < 0) {
            return null;
        }
        int end = arn.indexOf('/', at + marker.length());
        return arn.substring(at + marker.length(), end < 0 ? arn.length() : end);
    }

    private static @Nullable Instant instant(@Nullable Value time, int toMillis) {
        return time instanceof NumberValue number ? Instant.ofEpochMilli(Math.round(number.number() * toMillis)) : null;
    }
}
