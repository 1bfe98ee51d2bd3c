package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.DeepStack;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's changes as Kafka Connect's JSON converter writes them: {@code {"schema":…,"payload":{"before","after","source","op",
 * "ts_ms"}}}, or the payload alone where its schemas are turned off ("Debezium Reference, Connectors"). With a schema the payload
 * comes out, its decimals and times readable: see {@link ConnectSchema}. Without one there is nothing to take off.
 */
final class ConnectDocument implements JsonEnvelope {
    private static final StringValue SCHEMA = StringValue.of("schema");
    private static final StringValue PAYLOAD = StringValue.of("payload");
    private static final StringValue TYPE = StringValue.of("type");
    private static final StringValue BEFORE = StringValue.of("before");
    private static final StringValue AFTER = StringValue.of("after");
    private static final StringValue SOURCE = StringValue.of("source");
    private static final StringValue OPERATION = StringValue.of("op");

    @Override
    public boolean fits(ObjectValue document) {
        return hasSchema(document) || isChange(document);
    }

    private static boolean hasSchema(ObjectValue document) {
        return document.size() == 2
                && document.get(SCHEMA) instanceof ObjectValue schema
                && schema.get(TYPE) instanceof StringValue
                && document.get(PAYLOAD) != null;
    }

    private static boolean isChange(ObjectValue document) {
        return document.get(OPERATION) instanceof StringValue
                && document.get(SOURCE) instanceof ObjectValue
                && (document.get(AFTER) != null || document.get(BEFORE) != null);
    }

    @Override
    public @Nullable List<KinesisRecord> open(ObjectValue document, KinesisRecord record) {
        Value payload = document.get(PAYLOAD);
        if (!hasSchema(document) || !(document.get(SCHEMA) instanceof ObjectValue schema) || payload == null) {
            return null;
        }
        ByteBuilder out = new ByteBuilder();
        Slice plain = DeepStack.call(() -> {
            ConnectSchema.write(schema, payload, out.clear());
            return Slice.of(out.toBytes());
        });
        return List.of(record.withData(plain));
    }
}
