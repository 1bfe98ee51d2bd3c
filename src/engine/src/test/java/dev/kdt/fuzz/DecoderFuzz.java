package dev.kdt.fuzz;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.codec.OutOfShard;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Any bytes as a payload, looked at or by the name of a codec: each has an outcome, the same each time, whatever the decoder read before, and
 * nothing is thrown.
 */
public final class DecoderFuzz {
    private static final MaxRecord MAX = new MaxRecord(1 << 20);
    private static final List<Codec> CODECS = List.of(Codec.values());

    private DecoderFuzz() {}

    /** The first byte chooses how the rest is read. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 0) {
            int choice = bytes[0] & 0xFF;
            Slice payload = new Slice(bytes, 1, bytes.length);
            decode(choice < CODECS.size() ? Chain.of(CODECS.get(choice)) : Chain.AUTO, payload);
        }
    }

    /** The outcomes of a payload, in words. */
    public static List<String> decode(Chain chain, Slice payload) {
        Decoder decoder = new Decoder(chain, OutOfShard.MARK, ignored -> {}, MAX);
        Outcomes first = new Outcomes();
        Outcomes second = new Outcomes();
        KinesisRecord record = KinesisRecord.of(Position.UNKNOWN, payload);
        decoder.decode(record, first);
        decoder.decode(record, second);
        if (first.lines.isEmpty() || !first.lines.equals(second.lines)) {
            throw new AssertionError("first " + first.lines + ", then " + second.lines);
        }
        return first.lines;
    }

    private static final class Outcomes implements Decoder.Sink {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void decoded(Message message) {
            ByteBuilder text = new ByteBuilder();
            message.value().writeTo(text);
            lines.add(message.chain() + ": " + text.size() + " " + text.view().hashCode() + " "
                    + message.payload().hashCode());
        }

        @Override
        public void failed(KinesisRecord record, Failure failure) {
            lines.add(failure.located());
        }

        @Override
        public void empty(KinesisRecord wire) {
            lines.add("empty");
        }
    }
}
