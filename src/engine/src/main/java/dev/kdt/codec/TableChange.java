package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.DeepStack;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes of DynamoDB's tables: {@code {"awsRegion","eventID","eventName","tableName","dynamodb":{"Keys","NewImage","OldImage",…},…}}
 * ("Amazon DynamoDB Developer Guide, Using Kinesis Data Streams to capture changes"), one in a payload, or several as Lambda gets
 * them from the table's own stream ({@code {"Records":[…]}}). What comes out is the same document, its items plain: see {@link
 * TypedAttributes}.
 */
final class TableChange implements JsonEnvelope {
    private static final StringValue RECORDS = StringValue.of("Records");
    private static final StringValue EVENT_NAME = StringValue.of("eventName");
    private static final StringValue DYNAMODB = StringValue.of("dynamodb");
    private static final StringValue KEYS = StringValue.of("Keys");
    private static final Set<StringValue> ITEMS = Set.of(KEYS, StringValue.of("NewImage"), StringValue.of("OldImage"));

    @Override
    public boolean fits(ObjectValue document) {
        return isChange(document)
                || (document.get(RECORDS) instanceof ArrayValue changes
                        && changes.size() > 0
                        && changes.get(0) instanceof ObjectValue first
                        && isChange(first));
    }

    private static boolean isChange(ObjectValue document) {
        return document.get(DYNAMODB) instanceof ObjectValue change
                && change.get(KEYS) instanceof ObjectValue
                && document.get(EVENT_NAME) instanceof StringValue;
    }

    @Override
    public List<KinesisRecord> open(ObjectValue document, KinesisRecord record) throws CodecException {
        if (document.get(RECORDS) instanceof ArrayValue changes) {
            List<KinesisRecord> records = new ArrayList<>();
            for (Elements e = changes.elements(); e.next(); ) {
                if (!(e.value() instanceof ObjectValue change)) {
                    throw new CodecException("Records[" + records.size() + "]: the record is not a JSON object");
                }
                records.add(record.withData(plain(change)));
            }
            return records;
        }
        return List.of(record.withData(plain(document)));
    }

    private static Slice plain(ObjectValue change) {
        ByteBuilder out = new ByteBuilder();
        return DeepStack.call(() -> {
            write(change, out.clear());
            return Slice.of(out.toBytes());
        });
    }

    private static void write(ObjectValue change, ByteBuilder out) {
        ObjectWriter written = new ObjectWriter(out);
        for (Entries e = change.entries(); e.next(); ) {
            if (e.key().equals(DYNAMODB) && e.value() instanceof ObjectValue images) {
                writeImages(images, written.member(e.key()));
            } else {
                written.member(e.key(), e.value());
            }
        }
        written.end();
    }

    private static void writeImages(ObjectValue images, ByteBuilder out) {
        ObjectWriter written = new ObjectWriter(out);
        for (Entries e = images.entries(); e.next(); ) {
            if (ITEMS.contains(e.key()) && e.value() instanceof ObjectValue item) {
                TypedAttributes.writeItem(item, written.member(e.key()));
            } else {
                written.member(e.key(), e.value());
            }
        }
        written.end();
    }
}
