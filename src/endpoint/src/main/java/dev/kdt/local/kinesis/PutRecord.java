package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.SequenceNumber;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardLimit;
import dev.kdt.local.stream.ShardMap;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one record. */
final class PutRecord implements Action {
    private static final Shape.Structure INPUT = structure(
            optional("SequenceNumberForOrdering", KinesisShapes.SEQUENCE_NUMBER),
            required("PartitionKey", KinesisShapes.PARTITION_KEY),
            optional("ExplicitHashKey", KinesisShapes.HASH_KEY),
            required("Data", KinesisShapes.DATA),
            KinesisShapes.NAME,
            KinesisShapes.ARN,
            KinesisShapes.ID,
            DryRuns.MEMBER);

    private final Streams streams;
    private final DryRuns dryRuns;

    PutRecord(Streams streams, DryRuns dryRuns) {
        this.streams = streams;
        this.dryRuns = dryRuns;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        Put put = Put.of(params, "", stream);
        long now = streams.timeline().millis();
        checkOrdering(params.textOrNull("SequenceNumberForOrdering"), stream, caller, now);
        dryRuns.end(params, stream, caller);
        for (ShardMap shards = stream.shards(); ; shards = stream.settledShards()) {
            Shard shard = shards.holding(put.hashKey());
            ShardLimit exceeded = shard.limits().write(put.size(), now);
            if (exceeded != null) {
                throw Lookup.rateExceeded(stream, shard, caller, exceeded);
            }
            SegmentedLog.Appended appended = Put.append(shard, List.of(put.entry()), now);
            if (appended != null) {
                stream.wrote(put.size(), 1);
                String sequence = shard.info().sequence(appended.firstOrdinal(), appended.arrival());
                String encryption = stream.settings().encryptionOrNull();
                return out -> out.text("ShardId", shard.info().id())
                        .text("SequenceNumber", sequence)
                        .text("EncryptionType", encryption);
            }
        }
    }

    /** The number orders nothing that is not ordered anyway, as records of a key come in one after the other; it is checked. */
    private static void checkOrdering(@Nullable String sequence, KinesisStream stream, Caller caller, long now) {
        if (sequence == null) {
            return;
        }
        try {
            if (SequenceNumber.parse(sequence).arrival() <= now / 1000) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // No sequence number at all, as told below.
        }
        throw ServiceException.invalidArgument(
                "ExclusiveMinimumSequenceNumber " + sequence + " used in PutRecord on stream "
                        + stream.identity().name() + " under account " + caller.account() + " is invalid.");
    }
}
