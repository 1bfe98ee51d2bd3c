package dev.kdt.codec;

import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes wire records apart and makes values of them, by a {@link Chain} or by looking at each payload. Reused for many records,
 * it keeps its buffers. One per thread.
 */
public final class Decoder {
    private final UserRecords users = new UserRecords();
    private final DecodingBounds bounds;
    private final PayloadLayers layers;

    /** Takes what a wire record holds. */
    public interface Sink {
        /** One user record was decoded. */
        void decoded(Message message);

        /** One user record could not be decoded; its siblings in the same aggregate may. */
        void failed(KinesisRecord record, Failure failure);

        /** The wire record is an aggregate of nothing, as a CloudWatch Logs control message is. */
        void empty(KinesisRecord wire);

        /** One user record does not belong into its shard, and is to be dropped. */
        default void dropped(KinesisRecord record) {}
    }

    /** @param chain how payloads are decoded; {@link Chain#AUTO} to look at each */
    public Decoder(Chain chain) {
        this(chain, OutOfShard.MARK, ignored -> {}, MaxRecord.DEFAULT);
    }

    /**
     * @param outOfShard what becomes of user records that do not belong into their shard
     * @param oddities told of each payload that is odd
     * @param max the most bytes that a payload may have, as it comes and after each layer
     */
    public Decoder(Chain chain, OutOfShard outOfShard, Consumer<Oddity> oddities, MaxRecord max) {
        this.bounds = new DecodingBounds(max);
        this.layers = new PayloadLayers(chain, outOfShard, oddities, max, users, bounds);
    }

    /** Hands the user records of a wire record to {@code sink}, in order, each once. */
    public void decode(KinesisRecord wire, Sink sink) {
        decode(wire, null, sink);
    }

    /**
     * The same for a record of a shard.
     *
     * @param itsShard the hash keys that the shard takes; null when they are not known
     */
    public void decode(KinesisRecord wire, @Nullable HashRange itsShard, Sink sink) {
        users.begin(sink);
        bounds.begin();
        try {
            layers.decode(wire, itsShard);
        } catch (DecodingBounds.ExceededException e) {
            users.fail(wire, Failure.decode(String.valueOf(e.getMessage())));
        }
        users.end(wire);
    }
}
