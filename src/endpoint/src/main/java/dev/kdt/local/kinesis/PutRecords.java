package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.Occasion;
import dev.kdt.endpoint.fault.FaultKind;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.stream.KinesisStream;
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
import dev.kdt.record.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts up to 500 records; each succeeds or fails by itself. */
final class PutRecords implements Action {
    private static final Shape.Structure INPUT = structure(
            required(
                    "Records",
                    new Shape.ListOf(
                            1,
                            Limits.PUT_RECORDS_COUNT,
                            structure(
                                    "com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry",
                                    required("PartitionKey", KinesisShapes.PARTITION_KEY),
                                    optional("ExplicitHashKey", KinesisShapes.HASH_KEY),
                                    required("Data", KinesisShapes.DATA)))),
            KinesisShapes.NAME,
            KinesisShapes.ARN,
            KinesisShapes.ID,
            DryRuns.MEMBER);

    private static final Set<FaultKind> ON_RECORDS = EnumSet.of(FaultKind.PARTIAL, FaultKind.PARTIAL_ERROR);

    private final Streams streams;
    private final Faults faults;
    private final DryRuns dryRuns;

    PutRecords(Streams streams, Faults faults, DryRuns dryRuns) {
        this.streams = streams;
        this.faults = faults;
        this.dryRuns = dryRuns;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        List<Put> puts = puts(params, stream);
        dryRuns.end(params, stream, caller);
        PutOutcome[] outcomes = new PutOutcome[puts.size()];
        long now = streams.timeline().millis();
        refuseSome(stream, puts, outcomes, now, caller);
        for (ShardMap shards = stream.shards(); areMissing(outcomes); shards = stream.settledShards()) {
            byShard(shards, puts, outcomes).forEach((shard, indexes) -> append(shard, puts, indexes, outcomes, now));
        }
        String encryption = stream.settings().encryptionOrNull();
        countWritten(stream, puts, outcomes);
        long failed = Arrays.stream(outcomes).filter(PutOutcome::isFailure).count();
        return out -> out.number("FailedRecordCount", failed)
                .text("EncryptionType", encryption)
                .objects("Records", Arrays.asList(outcomes), (member, outcome) -> outcome.writeTo(member));
    }

    private static void countWritten(KinesisStream stream, List<Put> puts, PutOutcome[] outcomes) {
        long bytes = 0;
        int records = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (!outcomes[i].isFailure()) {
                bytes += puts.get(i).size();
                records++;
            }
        }
        stream.wrote(bytes, records);
    }

    private static boolean areMissing(PutOutcome[] outcomes) {
        return Arrays.asList(outcomes).contains(null);
    }

    /** Throttled shards and faults refuse single records. */
    private void refuseSome(KinesisStream stream, List<Put> puts, PutOutcome[] outcomes, long now, Caller caller) {
        Map<EndpointEvent.Throttled, Integer> throttled = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            Shard shard = stream.shards().holding(puts.get(i).hashKey());
            FaultKind fault = fault(stream, shard);
            if (fault == FaultKind.PARTIAL_ERROR) {
                outcomes[i] = new PutOutcome.Failed("InternalFailure", "Internal Service Failure");
            } else if (fault != null) {
                outcomes[i] = rateExceeded(stream, shard, caller, ShardLimit.RECORDS_IN);
            } else {
                ShardLimit exceeded = shard.limits().write(puts.get(i).size(), now);
                if (exceeded != null) {
                    outcomes[i] = rateExceeded(stream, shard, caller, exceeded);
                    throttled.merge(
                            new EndpointEvent.Throttled(occasion(stream, shard), exceeded.text(), 0), 1, Integer::sum);
                }
            }
        }
        throttled.forEach((event, entries) -> streams.options().events().happened(event.withEntries(entries)));
    }

    private static PutOutcome rateExceeded(KinesisStream stream, Shard shard, Caller caller, ShardLimit limit) {
        ServiceException refused = Lookup.rateExceeded(stream, shard, caller, limit);
        return new PutOutcome.Failed(refused.type(), refused.text());
    }

    private Occasion occasion(KinesisStream stream, Shard shard) {
        return new Occasion(name(), stream.identity().name(), shard.info().id());
    }

    private @Nullable FaultKind fault(KinesisStream stream, Shard shard) {
        if (!faults.areThere()) {
            return null;
        }
        FaultRule rule = faults.strike(occasion(stream, shard), ON_RECORDS);
        return rule == null ? null : rule.kind();
    }

    private static List<Put> puts(Params params, KinesisStream stream) {
        List<Put> puts = new ArrayList<>();
        long size = 0;
        for (Params entry : params.structures("Records")) {
            Put put = Put.of(entry, "records." + (puts.size() + 1) + ".member.", stream);
            size += put.size();
            puts.add(put);
        }
        if (size > Limits.PUT_RECORDS_LARGEST_BYTES) {
            throw ServiceException.invalidArgument("Records size exceeds 10 MB limit");
        }
        return puts;
    }

    /** The records without an outcome by the shard they belong to now, in request order. */
    private static Map<Shard, List<Integer>> byShard(ShardMap shards, List<Put> puts, PutOutcome[] outcomes) {
        Map<Shard, List<Integer>> byShard = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                Shard shard = shards.holding(puts.get(i).hashKey());
                byShard.computeIfAbsent(shard, _ -> new ArrayList<>()).add(i);
            }
        }
        return byShard;
    }

    private static void append(Shard shard, List<Put> puts, List<Integer> indexes, PutOutcome[] outcomes, long now) {
        SegmentedLog.Appended appended;
        try {
            appended = Put.append(
                    shard, indexes.stream().map(i -> puts.get(i).entry()).toList(), now);
        } catch (ServiceException e) {
            indexes.forEach(i -> outcomes[i] = new PutOutcome.Failed(e.type(), e.text()));
            return;
        }
        if (appended == null) {
            return; // The shard was closed: the next round finds its children.
        }
        String shardId = shard.info().id();
        long ordinal = appended.firstOrdinal();
        for (int i : indexes) {
            outcomes[i] = new PutOutcome.Kept(shardId, shard.info().sequence(ordinal++, appended.arrival()));
        }
    }
}
