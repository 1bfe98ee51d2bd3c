package dev.kdt.cli.show;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that the bytes of outputs say: JSON; or what their codec reads, where they are payloads of another form of text, such as
 * logfmt; else text. One per thread.
 */
final class OutputValue {
    private final Holding holding;
    private final JsonReader json = new JsonReader();
    private final Map<Codec, Decoder> decoders = new EnumMap<>(Codec.class);

    OutputValue(Holding holding) {
        this.holding = holding;
    }

    /** The value, good until the next call. */
    Value of(Output output) {
        Slice bytes = output.bytes();
        try {
            return json.read(bytes);
        } catch (JsonException _) {
            Value decoded = holding == Holding.PAYLOAD ? decoded(bytes, output.chain()) : null;
            return decoded == null ? StringValue.of(Utf8.isValid(bytes) ? bytes : Slice.utf8(bytes.toText())) : decoded;
        }
    }

    private @Nullable Value decoded(Slice payload, Chain chain) {
        Codec last = chain.isAuto() ? Codec.RAW : chain.codecs().getLast();
        if (last == Codec.RAW || !last.isLast()) {
            return null;
        }
        Found found = new Found();
        decoders.computeIfAbsent(last, codec -> new Decoder(Chain.of(codec)))
                .decode(KinesisRecord.of(Position.UNKNOWN, payload), found);
        return found.value;
    }

    /** Keeps the one value that is decoded. */
    private static final class Found implements Decoder.Sink {
        private @Nullable Value value;

        @Override
        public void decoded(Message message) {
            value = message.value();
        }

        @Override
        public void failed(KinesisRecord record, Failure failure) {}

        @Override
        public void empty(KinesisRecord wire) {}
    }
}
