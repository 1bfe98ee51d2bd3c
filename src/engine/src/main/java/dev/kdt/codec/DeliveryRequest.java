package dev.kdt.codec;

import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.record.KinesisRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests of Firehose to an HTTP endpoint: {@code {"requestId","timestamp","records":[{"data"}]}}, the data in Base64 ("Amazon Data Firehose
 * Developer Guide, HTTP endpoint delivery request and response specifications"). Records that do not know when they arrived get the time of the request.
 */
final class DeliveryRequest implements JsonEnvelope {
    private static final StringValue REQUEST_ID = StringValue.of("requestId");
    private static final StringValue TIMESTAMP = StringValue.of("timestamp");
    private static final StringValue RECORDS = StringValue.of("records");
    private static final StringValue DATA = StringValue.of("data");

    @Override
    public boolean fits(ObjectValue document) {
        return document.get(REQUEST_ID) instanceof StringValue
                && document.get(TIMESTAMP) instanceof NumberValue
                && document.get(RECORDS) instanceof ArrayValue records
                && records.size() > 0
                && records.get(0) instanceof ObjectValue first
                && first.get(DATA) instanceof StringValue;
    }

    @Override
    public List<KinesisRecord> open(ObjectValue document, KinesisRecord around) {
        Instant sent = document.get(TIMESTAMP) instanceof NumberValue millis
                ? Instant.ofEpochMilli(Math.round(millis.number()))
                : null;
        KinesisRecord timed = new KinesisRecord(
                around.position(),
                around.partitionKey(),
                around.explicitHashKey(),
                around.arrival() == null ? sent : around.arrival(),
                around.data());
        List<KinesisRecord> records = new ArrayList<>();
        if (document.get(RECORDS) instanceof ArrayValue entries) {
            for (Elements e = entries.elements(); e.next(); ) {
                records.add(record(
                        e.value() instanceof ObjectValue entry ? entry : ObjectValue.withRoomFor(0),
                        "records[" + records.size() + "]: ",
                        timed));
            }
        }
        return records;
    }

    private static KinesisRecord record(ObjectValue entry, String place, KinesisRecord around) {
        if (!(entry.get(DATA) instanceof StringValue data)) {
            return around.markedDefective(place + "the record has no string 'data'");
        }
        try {
            return around.withData(Base64Text.decode(data.utf8()));
        } catch (CodecException e) {
            return around.withData(data.utf8().copy()).markedDefective(place + e.getMessage());
        }
    }
}
