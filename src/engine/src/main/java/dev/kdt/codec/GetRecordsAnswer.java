package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints of {@code aws kinesis get-records}: {@code {"Records":[{"SequenceNumber","ApproximateArrivalTimestamp","Data",
 * "PartitionKey"}],"NextShardIterator","MillisBehindLatest"}} ("AWS CLI Command Reference, get-records"), the data in Base64. Each
 * record gets its own key, sequence number and time of arrival, which the CLI writes in ISO 8601 or, up to its version 1, in seconds.
 */
final class GetRecordsAnswer implements JsonEnvelope {
    private static final StringValue RECORDS = StringValue.of("Records");
    private static final StringValue SEQUENCE_NUMBER = StringValue.of("SequenceNumber");
    private static final StringValue ARRIVAL = StringValue.of("ApproximateArrivalTimestamp");
    private static final StringValue DATA = StringValue.of("Data");
    private static final StringValue PARTITION_KEY = StringValue.of("PartitionKey");

    @Override
    public boolean fits(ObjectValue document) {
        return document.get(RECORDS) instanceof ArrayValue records
                && records.size() > 0
                && records.get(0) instanceof ObjectValue first
                && first.get(SEQUENCE_NUMBER) instanceof StringValue
                && first.get(DATA) instanceof StringValue;
    }

    @Override
    public List<KinesisRecord> open(ObjectValue document, KinesisRecord around) throws CodecException {
        List<KinesisRecord> records = new ArrayList<>();
        if (document.get(RECORDS) instanceof ArrayValue entries) {
            for (Elements e = entries.elements(); e.next(); ) {
                String place = "Records[" + records.size() + "]: ";
                if (!(e.value() instanceof ObjectValue entry)) {
                    throw new CodecException(place + "the record is not a JSON object");
                }
                records.add(record(entry, place, around));
            }
        }
        return records;
    }

    private static KinesisRecord record(ObjectValue entry, String place, KinesisRecord around) {
        Position here = around.position();
        Position position = new Position(
                here.stream(), here.shard(), text(entry, SEQUENCE_NUMBER), -1, here.file(), here.line(), 0);
        KinesisRecord record =
                new KinesisRecord(position, text(entry, PARTITION_KEY), null, instant(entry.get(ARRIVAL)), Slice.EMPTY);
        if (!(entry.get(DATA) instanceof StringValue data)) {
            return record.markedDefective(place + "the record has no string 'Data'");
        }
        try {
            return record.withData(Base64Text.decode(data.utf8()));
        } catch (CodecException e) {
            return record.withData(data.utf8().copy()).markedDefective(place + e.getMessage());
        }
    }

    private static @Nullable String text(ObjectValue object, StringValue field) {
        return object.get(field) instanceof StringValue text ? text.text() : null;
    }

    private static @Nullable Instant instant(@Nullable Value time) {
        try {
            return switch (time) {
                case StringValue text -> OffsetDateTime.parse(text.text()).toInstant();
                case NumberValue seconds -> Instant.ofEpochMilli(Math.round(seconds.number() * 1000));
                case null, default -> null;
            };
        } catch (DateTimeException _) {
            return null; // A record counts without the time of its arrival, too.
        }
    }
}
