package dev.kdt.codec;

import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events of services that have no records of streams, as they come into one through functions and pipes: {@code {"Records":[…]}},
 * or one of its entries alone, as EventBridge Pipes passes it on.
 *
 * @param form that an entry has
 * @param content the member of an entry that it carries; null for the entry itself
 */
record EventRecords(Predicate<ObjectValue> form, @Nullable StringValue content) implements JsonEnvelope {
    private static final StringValue RECORDS = StringValue.of("Records");
    private static final StringValue SOURCE = StringValue.of("eventSource");
    private static final StringValue BODY = StringValue.of("body");
    private static final StringValue S3_PART = StringValue.of("s3");

    /** {@code {"messageId","receiptHandle","body",…,"eventSource":"aws:sqs",…}} ("AWS Lambda Developer Guide, Using Lambda with Amazon SQS"). */
    static final EventRecords SQS =
            new EventRecords(entry -> isFrom("aws:sqs", entry) && entry.get(BODY) instanceof StringValue, BODY);

    /** {@code {"eventVersion","eventSource":"aws:s3",…,"s3":{"bucket","object",…}}} ("Amazon S3 User Guide, Event message structure"). */
    static final EventRecords S3 =
            new EventRecords(entry -> isFrom("aws:s3", entry) && entry.get(S3_PART) instanceof ObjectValue, null);

    private static boolean isFrom(String service, ObjectValue entry) {
        return entry.get(SOURCE) instanceof StringValue source && source.text().equals(service);
    }

    @Override
    public boolean fits(ObjectValue document) {
        return document.get(RECORDS) instanceof ArrayValue entries
                ? entries.size() > 0 && entries.get(0) instanceof ObjectValue first && form.test(first)
                : form.test(document);
    }

    @Override
    public List<KinesisRecord> open(ObjectValue document, KinesisRecord record) throws CodecException {
        if (!(document.get(RECORDS) instanceof ArrayValue entries)) {
            return List.of(record.withData(MemberEnvelope.bytes(carried(document, 0))));
        }
        List<KinesisRecord> records = new ArrayList<>(entries.size());
        for (Elements e = entries.elements(); e.next(); ) {
            records.add(record.withData(MemberEnvelope.bytes(carried(e.value(), records.size()))));
        }
        return records;
    }

    private Value carried(Value entry, int number) throws CodecException {
        if (!(entry instanceof ObjectValue object) || !form.test(object)) {
            throw new CodecException("Records[" + number + "]: the record is not of the form of the first one");
        }
        Value carried = content == null ? entry : object.get(content);
        return carried == null ? entry : carried;
    }
}
