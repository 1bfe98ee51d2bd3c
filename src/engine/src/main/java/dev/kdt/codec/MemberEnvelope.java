package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A document that has what it carries in one of its members, beside members about it.
 *
 * @param form that the document has
 * @param content the member that it carries: a string's text, or the JSON of another value
 */
record MemberEnvelope(Predicate<ObjectValue> form, StringValue content) implements JsonEnvelope {
    private static final StringValue METADATA = StringValue.of("metadata");
    private static final StringValue RECORD_TYPE = StringValue.of("record-type");
    private static final StringValue OPERATION = StringValue.of("operation");
    private static final StringValue DETAIL = StringValue.of("detail");
    private static final StringValue DETAIL_TYPE = StringValue.of("detail-type");
    private static final StringValue SOURCE = StringValue.of("source");
    private static final StringValue TYPE = StringValue.of("Type");
    private static final StringValue TOPIC = StringValue.of("TopicArn");
    private static final StringValue MESSAGE = StringValue.of("Message");
    private static final Value NOTIFICATION = Value.of("Notification");

    /** {@code {"data":{…},"metadata":{…}}}; one that controls the table has no data ("AWS DMS User Guide, Kinesis as a target"). */
    static final MemberEnvelope DMS = new MemberEnvelope(
            document -> document.get(METADATA) instanceof ObjectValue about
                    && about.get(RECORD_TYPE) instanceof StringValue
                    && about.get(OPERATION) instanceof StringValue,
            StringValue.of("data"));

    /** {@code {"version","id","detail-type","source","account","time","region","resources","detail"}} ("Amazon EventBridge User Guide, Events"). */
    static final MemberEnvelope EVENTBRIDGE = new MemberEnvelope(
            document -> document.get(DETAIL_TYPE) instanceof StringValue
                    && document.get(SOURCE) instanceof StringValue
                    && document.get(DETAIL) instanceof ObjectValue,
            DETAIL);

    /** {@code {"Type":"Notification","MessageId","TopicArn","Message",…}} ("Amazon SNS Developer Guide, Parsing message formats"). */
    static final MemberEnvelope SNS = new MemberEnvelope(
            document -> document.get(TYPE) instanceof StringValue type
                    && type.equals(NOTIFICATION)
                    && document.get(TOPIC) instanceof StringValue
                    && document.get(MESSAGE) instanceof StringValue,
            MESSAGE);

    @Override
    public boolean fits(ObjectValue document) {
        return form.test(document);
    }

    @Override
    public @Nullable List<KinesisRecord> open(ObjectValue document, KinesisRecord record) {
        Value carried = document.get(content);
        return carried == null ? null : List.of(record.withData(bytes(carried)));
    }

    /** A string's text, or the JSON of another value. */
    static Slice bytes(Value carried) {
        if (carried instanceof StringValue text) {
            return text.utf8().copy();
        }
        ByteBuilder json = new ByteBuilder();
        carried.writeTo(json);
        return Slice.of(json.toBytes());
    }
}
