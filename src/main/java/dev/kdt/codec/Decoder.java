package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.bytes.TextPlace;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes wire records apart and makes values of them, by a {@link Chain} or by looking at each payload. Reused for many records,
 * it keeps its buffers. One per thread.
 */
public final class Decoder {
    private final Chain chain;
    private final Runnable doubleBase64;
    private final int bound;
    private final Sniffer sniffer = new Sniffer();
    private final Splitter splitter = new Splitter();
    private final JsonReader json = new JsonReader();
    private final List<Decompressor> decompressors = new ArrayList<>();
    private int subsequence;
    private boolean split;

    /** Takes what a wire record holds. */
    public interface Sink {
        /** One user record was decoded. */
        void decoded(Message message);

        /** One user record could not be decoded; its siblings in the same aggregate may. */
        void failed(KinesisRecord record, Failure failure);

        /** The wire record is an aggregate of nothing, as a CloudWatch Logs control message is. */
        void empty(KinesisRecord wire);
    }

    /** @param chain how payloads are decoded; {@link Chain#AUTO} to look at each */
    public Decoder(Chain chain) {
        this(chain, () -> {}, Decompressor.DEFAULT_BOUND);
    }

    /**
     * @param doubleBase64 told of each payload that is Base64 of Base64, which is a producer's mistake
     * @param bound the most bytes that a payload may become when it is decompressed
     */
    public Decoder(Chain chain, Runnable doubleBase64, int bound) {
        this.chain = chain;
        this.doubleBase64 = doubleBase64;
        this.bound = bound;
    }

    /** Hands the user records of a wire record to {@code sink}, in order, each once. */
    public void decode(KinesisRecord wire, Sink sink) {
        subsequence = 0;
        split = false;
        next(wire, wire.data(), Chain.AUTO, 0, sink);
        if (split && subsequence == 0) {
            sink.empty(wire);
        }
    }

    /** Goes one layer deeper; {@code found} is what was taken off so far. */
    private void next(KinesisRecord record, Slice payload, Chain found, int depth, Sink sink) {
        if (depth > Chain.MAX_LAYERS) {
            sink.failed(
                    numbered(record), Failure.decode("more than " + Chain.MAX_LAYERS + " layers around the payload"));
            return;
        }
        boolean sniffed = depth >= chain.codecs().size();
        @Nullable
        Codec codec = sniffed ? sniffer.layer(payload) : chain.codecs().get(depth);
        try {
            if (codec == null) {
                look(record, payload, found, sink);
                return;
            }
            switch (codec.role()) {
                case SPLIT -> split(codec, record, payload, found, depth, sink);
                case UNWRAP -> unwrap(codec, record, payload, found, depth, sink);
                case READ -> read(codec, record, payload, found, sink);
            }
        } catch (CodecException e) {
            sink.failed(numbered(record), failure(e, payload, found));
        }
    }

    /** Says where it goes wrong: in the record itself, or in what was taken out of its layers. */
    private static Failure failure(CodecException e, Slice payload, Chain found) {
        Failure failure = Failure.decode(e, payload);
        TextPlace place = failure.place();
        return place == null || found.codecs().isEmpty()
                ? failure
                : Failure.decode(failure.message() + " (at " + place + " inside of "
                        + found.codecs().getLast().word() + ")");
    }

    private void split(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth, Sink sink)
            throws CodecException {
        // What lies in a decompressor's buffer is overwritten by the next record, but user records outlive it.
        boolean borrowed = !found.codecs().isEmpty();
        List<KinesisRecord> users = splitter.split(codec, record.withData(borrowed ? payload.copy() : payload));
        if (users == null) {
            if (depth >= chain.codecs().size()) {
                look(record, payload, found, sink);
            } else {
                next(record, payload, found, depth + 1, sink);
            }
            return;
        }
        split = true;
        Chain deeper = found.then(codec);
        for (KinesisRecord user : users) {
            next(user, user.data(), deeper, depth + 1, sink);
        }
    }

    private void unwrap(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth, Sink sink)
            throws CodecException {
        if (codec == Codec.BASE64) {
            List<Codec> before = found.codecs();
            if (!before.isEmpty() && before.getLast() == Codec.BASE64) {
                doubleBase64.run();
            }
            next(record, Base64Text.decode(payload), found.then(codec), depth + 1, sink);
            return;
        }
        Compression how = Compression.valueOf(codec.name());
        if (how.marks(payload)) {
            next(record, decompressor(depth).decompress(how, payload), found.then(codec), depth + 1, sink);
        } else {
            next(record, payload, found, depth + 1, sink);
        }
    }

    /** Each layer has a decompressor of its own: one layer's bytes are the next one's input. */
    private Decompressor decompressor(int depth) {
        while (decompressors.size() <= depth) {
            decompressors.add(new Decompressor(bound));
        }
        return decompressors.get(depth);
    }

    private void read(Codec codec, KinesisRecord record, Slice payload, Chain found, Sink sink) throws CodecException {
        Value value = switch (codec) {
            case JSON -> json(payload);
            case TEXT -> text(payload);
            case CSV -> Cells.COMMA.read(payload);
            case TSV -> Cells.TAB.read(payload);
            default -> Value.of(Base64Text.encode(payload));
        };
        hand(record, payload, value, found.then(codec), sink);
    }

    /** Makes the value that the innermost bytes of an unknown payload are: JSON if they can be, else text, else raw. */
    private void look(KinesisRecord record, Slice payload, Chain found, Sink sink) throws CodecException {
        if (sniffer.mayBeJson(payload)) {
            try {
                hand(record, payload, json.read(payload), found.then(Codec.JSON), sink);
                return;
            } catch (JsonException e) {
                if (sniffer.mustBeJson(payload)) {
                    throw notJson(e);
                }
            }
        }
        Codec codec = sniffer.isText(payload) ? Codec.TEXT : Codec.RAW;
        read(codec, record, payload, found, sink);
    }

    private void hand(KinesisRecord record, Slice payload, Value value, Chain found, Sink sink) {
        sink.decoded(new Message(numbered(record), payload, value, found));
    }

    /** Sub-sequences are counted through all the aggregates that a wire record may be nested of. */
    private KinesisRecord numbered(KinesisRecord record) {
        if (!split) {
            return record;
        }
        int index = subsequence++;
        return record.position().subsequence() == index
                ? record
                : record.withPosition(record.position().withSubsequence(index));
    }

    private Value json(Slice payload) throws CodecException {
        try {
            return json.read(payload);
        } catch (JsonException e) {
            throw notJson(e);
        }
    }

    private static CodecException notJson(JsonException e) {
        return new CodecException("not JSON: " + e.problem(), e.offset());
    }

    private Value text(Slice payload) throws CodecException {
        if (!sniffer.isText(payload)) {
            throw new CodecException("not text: the bytes are not UTF-8 (decode: raw takes any bytes)");
        }
        return StringValue.of(payload);
    }
}
