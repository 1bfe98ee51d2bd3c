package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;

/** What a decoder makes of one payload, line by line: {@code gzip > json: {"a":1}}, or {@code DECODE: why not}. */
final class Decoded {
    final List<String> lines = new ArrayList<>();
    final List<KinesisRecord> records = new ArrayList<>();

    private Decoded() {}

    static Decoded of(Chain chain, Slice payload) {
        return of(chain, payload, MaxRecord.DEFAULT);
    }

    static Decoded of(Chain chain, Slice payload, MaxRecord max) {
        return by(new Decoder(chain, OutOfShard.MARK, ignored -> {}, max), payload);
    }

    static Decoded by(Decoder decoder, Slice payload) {
        Decoded decoded = new Decoded();
        KinesisRecord wire = new KinesisRecord(Position.inShard("orders", "shard", "1"), "key", null, null, payload);
        decoder.decode(wire, decoded.sink());
        return decoded;
    }

    /** The lines of a text, looked at. */
    static List<String> auto(String payload) {
        return of(Chain.AUTO, Slice.utf8(payload)).lines;
    }

    /** The lines of a text, by the names of its layers. */
    static List<String> named(String payload, Codec... codecs) {
        return of(Chain.of(codecs), Slice.utf8(payload)).lines;
    }

    private Decoder.Sink sink() {
        return new Decoder.Sink() {
            @Override
            public void decoded(Message message) {
                records.add(message.record());
                lines.add(message.chain() + ": " + message.value());
            }

            @Override
            public void failed(KinesisRecord record, Failure failure) {
                records.add(record);
                lines.add(failure.stage() + ": " + failure.message());
            }

            @Override
            public void empty(KinesisRecord wire) {
                lines.add("nothing");
            }
        };
    }
}
