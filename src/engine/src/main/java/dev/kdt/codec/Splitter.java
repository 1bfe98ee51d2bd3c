package dev.kdt.codec;

import dev.kdt.codec.format.CodecException;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes named containers apart: payloads that carry records. One per thread. */
final class Splitter {
    private final KplReader kpl = new KplReader();
    private final JsonReader json = new JsonReader();
    private final JsonEnvelopes envelopes;

    Splitter(JsonEnvelopes envelopes) {
        this.envelopes = envelopes;
    }

    /**
     * The records that {@code record} holds, in order; null when it is no such container: it is to be handed on whole.
     *
     * @param shard the hash keys of the record's shard; null when they are not known
     * @throws CodecException when it is one, and broken
     */
    @Nullable
    List<KinesisRecord> split(Codec codec, KinesisRecord record, @Nullable HashRange shard) throws CodecException {
        if (codec == Codec.KPL) {
            return kpl.split(record, shard);
        }
        JsonEnvelope envelope = envelopes.of(codec);
        return read(record) instanceof ObjectValue document && envelope.fits(document)
                ? envelope.open(document, record)
                : null;
    }

    private @Nullable Value read(KinesisRecord record) {
        try {
            return json.read(record.data());
        } catch (JsonException _) {
            return null; // No JSON, no container: whoever reads the innermost bytes tells what is wrong with them.
        }
    }
}
