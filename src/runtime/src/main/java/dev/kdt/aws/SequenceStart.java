package dev.kdt.aws;

import dev.kdt.flow.FlowException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * The start of all shards when reading starts with one record: its shard with that record, all others with those that arrived at the same
 * time or later.
 *
 * @param shard that the record is in
 * @param number the record's sequence number
 * @param arrival when the record arrived
 */
record SequenceStart(String shard, StartAt.Sequence number, Instant arrival) {
    /**
     * Looks for the record. Only its own shard takes its number ("Amazon Kinesis API Reference, GetShardIterator": {@code
     * InvalidArgumentException}). A record that is no longer kept stands for the first that is kept after it in its shard.
     *
     * @throws FlowException when no shard has the record, or one after it
     */
    static SequenceStart find(StartAt.Sequence number, List<Shard> shards, ShardReads reads)
            throws InterruptedException {
        for (Shard shard : shards) {
            Instant arrival =
                    mayHold(shard.sequenceNumberRange(), number) ? firstArrival(shard.shardId(), number, reads) : null;
            if (arrival != null) {
                return new SequenceStart(shard.shardId(), number, arrival);
            }
        }
        throw new FlowException("stream '" + reads.settings().stream() + "' has no record with the sequence number "
                + number.number() + ", and none after it in its shard (--since TIME starts with a time)");
    }

    StartAt of(String shardId) {
        return shardId.equals(shard) ? number : new StartAt.At(arrival);
    }

    private static boolean mayHold(SequenceNumberRange range, StartAt.Sequence number) {
        BigInteger wanted = new BigInteger(number.number());
        String last = range.endingSequenceNumber();
        return new BigInteger(range.startingSequenceNumber()).compareTo(wanted) <= 0
                && (last == null || Answers.isUnknownEnd(last) || wanted.compareTo(new BigInteger(last)) <= 0);
    }

    /** An iterator at the record; null when the number is not of this shard. */
    private static @Nullable String iterator(String shard, StartAt.Sequence number, ShardReads reads)
            throws InterruptedException {
        try {
            return reads.iterator(shard, number);
        } catch (AwsException e) {
            if (e.getCause() instanceof InvalidArgumentException) {
                return null;
            }
            throw e;
        }
    }

    /** When the record, or the first after it, arrived; null when the number is not of this shard or there is none up to its tip. */
    private static @Nullable Instant firstArrival(String shard, StartAt.Sequence number, ShardReads reads)
            throws InterruptedException {
        String iterator = iterator(shard, number, reads);
        while (iterator != null) {
            GetRecordsResponse answer = reads.first(shard, number, iterator);
            if (answer == null) {
                iterator = iterator(shard, number, reads);
            } else if (!answer.records().isEmpty()) {
                return answer.records().getFirst().approximateArrivalTimestamp();
            } else {
                Long behind = answer.millisBehindLatest();
                iterator = behind == null || behind == 0 ? null : answer.nextShardIterator();
            }
        }
        return null;
    }
}
