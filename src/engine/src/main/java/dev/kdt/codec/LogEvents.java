package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of CloudWatch Logs subscriptions: {@code {"messageType":"DATA_MESSAGE","owner","logGroup","logStream",
 * "subscriptionFilters","logEvents":[{"id","timestamp","message"}]}} ("Amazon CloudWatch Logs User Guide, Real-time processing of
 * log data with subscriptions"). Each event becomes a record of its own that also says whose log it is of, so that it can stand
 * alone; control messages hold none.
 */
final class LogEvents implements JsonEnvelope {
    private static final StringValue MESSAGE_TYPE = StringValue.of("messageType");
    private static final StringValue LOG_EVENTS = StringValue.of("logEvents");
    private static final Value DATA_MESSAGE = Value.of("DATA_MESSAGE");
    private static final Value CONTROL_MESSAGE = Value.of("CONTROL_MESSAGE");

    private final MaxRecord max;

    /** @param max the most bytes that the events of one message may have together, since each is given what is said of all */
    LogEvents(MaxRecord max) {
        this.max = max;
    }

    @Override
    public boolean fits(ObjectValue message) {
        return isOf(CONTROL_MESSAGE, message)
                || (isOf(DATA_MESSAGE, message) && message.get(LOG_EVENTS) instanceof ArrayValue);
    }

    private static boolean isOf(Value type, ObjectValue message) {
        return message.get(MESSAGE_TYPE) instanceof StringValue text && text.equals(type);
    }

    @Override
    public List<KinesisRecord> open(ObjectValue message, KinesisRecord record) throws CodecException {
        if (isOf(CONTROL_MESSAGE, message) || !(message.get(LOG_EVENTS) instanceof ArrayValue events)) {
            return List.of();
        }
        List<KinesisRecord> records = new ArrayList<>(events.size());
        ByteBuilder json = new ByteBuilder();
        long bytes = 0;
        for (Elements e = events.elements(); e.next(); ) {
            if (!(e.value() instanceof ObjectValue event)) {
                throw new CodecException("logEvents[" + records.size() + "]: the event is not a JSON object");
            }
            write(message, event, json.clear());
            bytes += json.size();
            if (bytes > max.bytes()) {
                throw new DecodingBounds.ExceededException(max.refusal());
            }
            records.add(record.withData(Slice.of(json.toBytes())));
        }
        return records;
    }

    private static void write(ObjectValue message, ObjectValue event, ByteBuilder out) {
        out.put('{');
        members(event, out);
        members(message, out);
        out.truncate(out.size() - 1);
        out.put('}');
    }

    /** Each member and a comma; without those that only the message as a whole has. */
    private static void members(ObjectValue object, ByteBuilder out) {
        for (Entries e = object.entries(); e.next(); ) {
            if (!e.key().equals(MESSAGE_TYPE) && !e.key().equals(LOG_EVENTS)) {
                e.key().writeTo(out);
                out.put(':');
                e.value().writeTo(out);
                out.put(',');
            }
        }
    }
}
