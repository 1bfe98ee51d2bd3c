package dev.kdt.local.kinesis;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.SequenceNumber;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardIndex;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A reader's starting position in a shard, as GetShardIterator and SubscribeToShard take it.
 *
 * @param timestamp milliseconds since the epoch
 */
record StartingPoint(Type type, @Nullable String sequence, OptionalLong timestamp) {
    enum Type {
        AT_SEQUENCE_NUMBER,
        AFTER_SEQUENCE_NUMBER,
        TRIM_HORIZON,
        LATEST,
        AT_TIMESTAMP
    }

    /** The ordinal of the first record to read. */
    long ordinal(KinesisStream stream, Shard shard, Caller caller, long now) {
        try {
            return switch (type) {
                case AT_SEQUENCE_NUMBER ->
                    Math.max(0, given(stream, shard, caller).ordinal() - 1);
                case AFTER_SEQUENCE_NUMBER -> given(stream, shard, caller).ordinal();
                case TRIM_HORIZON -> {
                    forbidSequence();
                    yield stream.trimHorizon(shard);
                }
                case LATEST -> {
                    forbidSequence();
                    yield shard.log().nextOrdinal();
                }
                case AT_TIMESTAMP -> shard.log().ordinalAt(time(now));
            };
        } catch (IOException e) {
            throw ServiceException.failed(
                    "InternalFailure", 500, "Cannot read " + shard.info().id() + ": " + e);
        }
    }

    private void forbidSequence() {
        if (sequence != null) {
            throw misfit(" and also a StartingSequenceNumber.");
        }
    }

    private ServiceException misfit(String why) {
        return ServiceException.invalidArgument(
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or "
                        + "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified " + type + why);
    }

    private long time(long now) {
        if (timestamp.isEmpty()) {
            throw ServiceException.invalidArgument(
                    "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has"
                            + " no timestamp parameter.");
        }
        if (timestamp.getAsLong() > now) {
            throw ServiceException.invalidArgument("The timestampInMillis parameter cannot be greater than the "
                    + "currentTimestampInMillis. timestampInMillis: " + timestamp.getAsLong()
                    + ", currentTimestampInMillis: " + now);
        }
        return timestamp.getAsLong();
    }

    private SequenceNumber given(KinesisStream stream, Shard shard, Caller caller) {
        if (sequence == null) {
            throw misfit(" and no StartingSequenceNumber.");
        }
        ShardInfo info = shard.info();
        String where = " used in GetShardIterator on shard " + info.id() + " in stream "
                + stream.identity().name() + " under account " + caller.account() + " is invalid";
        SequenceNumber number;
        try {
            number = SequenceNumber.parse(sequence);
        } catch (IllegalArgumentException _) {
            throw ServiceException.invalidArgument("StartingSequenceNumber " + sequence + where + ".");
        }
        if (number.shardIndex() != info.index()) {
            throw ServiceException.invalidArgument(
                    "Invalid StartingSequenceNumber. It encodes " + ShardIndex.of(number.shardIndex())
                            + ", while it was used in a call to a shard with " + info.id());
        }
        if (number.shardCreated() != info.created() / 1000) {
            throw ServiceException.invalidArgument(
                    "StartingSequenceNumber " + sequence + where + " because it did not come from this stream.");
        }
        return number;
    }
}
