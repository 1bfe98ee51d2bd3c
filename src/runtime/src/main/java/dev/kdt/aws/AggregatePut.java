package dev.kdt.aws;

import dev.kdt.flow.BatchApi;
import dev.kdt.pipeline.Output;
import dev.kdt.record.HashKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * PutRecords of aggregates in the format of the Kinesis Producer Library: many small outputs in one record, each with its own
 * key. An aggregate holds outputs of one shard only, for the Kinesis Client Library drops user records that are not of the shard
 * they are read from. When shards were split or merged meanwhile, those that it would drop are sent again, as the Kinesis
 * Producer Library does; readers that keep everything see them twice.
 */
public final class AggregatePut implements BatchApi {
    /** Most outputs in a request; the limit of bytes ends nearly all requests first. */
    private static final int MOST_OUTPUTS = 50_000;

    /** Bytes that an output may add to an aggregate besides its own and its key's: tags, lengths, a hash key, magic and digest. */
    private static final int OVERHEAD = 80;

    private static final Limits LIMITS = new Limits(
            MOST_OUTPUTS, dev.kdt.record.Limits.PUT_RECORDS_BYTES, dev.kdt.record.Limits.RECORD_BYTES + OVERHEAD);

    private final KinesisPut put;
    private final StreamShards shards;
    private final Keys keys;

    /** The aggregates of a request that hold records of one key. */
    public enum Keys {
        /** Any number of them, which may be taken in any order. */
        IN_ANY,
        /** One: further records of the key are for a later request. */
        IN_ONE
    }

    /**
     * Aggregates for the shards of a stream.
     *
     * @param put what puts records, to the same stream
     */
    public AggregatePut(KinesisPut put, StreamShards shards, Keys keys) {
        this.put = put;
        this.shards = shards;
        this.keys = keys;
    }

    @Override
    public String target() {
        return put.target();
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public @Nullable String flaw(Output output) {
        return put.flaw(output);
    }

    @Override
    public int largestRecordBytes() {
        return put.largestRecordBytes() + OVERHEAD;
    }

    @Override
    public int size(Output output) {
        return put.size(output) + OVERHEAD;
    }

    @Override
    public List<Verdict> put(List<Output> outputs) {
        Verdict[] verdicts = new Verdict[outputs.size()];
        Arrays.fill(verdicts, new Verdict.Later());
        List<Aggregate> aggregates = aggregates(outputs, verdicts);
        List<Aggregate> sent =
                aggregates.subList(0, Math.min(aggregates.size(), dev.kdt.record.Limits.PUT_RECORDS_COUNT));
        if (sent.isEmpty()) {
            return List.of(verdicts);
        }
        List<PutRecordsResultEntry> results =
                put.call(sent.stream().map(Aggregate::entry).toList());
        List<Integer> astray = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Verdict whole = KinesisPut.verdict(results.get(i));
            sent.get(i).members().forEach(each -> verdicts[each.index()] = whole);
            if (whole instanceof Verdict.Delivered
                    && sent.get(i).isAstray(results.get(i).shardId())) {
                astray.add(i);
            }
        }
        if (!astray.isEmpty()) {
            OpenShards now = shards.lookAgain();
            for (int i : astray) {
                OpenShards.Range endedIn = now.find(results.get(i).shardId());
                sent.get(i).members().forEach(each -> verdicts[each.index()] = verdict(each, endedIn));
            }
        }
        return List.of(verdicts);
    }

    /** The outputs, packed; those of a shard are in their order. What cannot be put anywhere gets its verdict. */
    private List<Aggregate> aggregates(List<Output> outputs, Verdict[] verdicts) {
        OpenShards now = shards.open();
        List<Aggregate> all = new ArrayList<>();
        Map<OpenShards.Range, Aggregate> filling = new HashMap<>();
        Map<String, Aggregate> ofKey = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            Aggregate.Member member;
            try {
                member = member(i, outputs.get(i));
            } catch (IllegalArgumentException e) {
                verdicts[i] = new Verdict.Refused("explicit hash key: " + e.getMessage());
                continue;
            }
            OpenShards.Range shard = now.holding(member.hash());
            Aggregate aggregate = filling.get(shard);
            Aggregate itsOnly = ofKey.getOrDefault(member.partitionKey(), aggregate);
            if (itsOnly != aggregate) {
                continue;
            }
            if (aggregate == null || !aggregate.add(member)) {
                if (ofKey.containsKey(member.partitionKey())) {
                    continue;
                }
                aggregate = new Aggregate(shard);
                aggregate.add(member);
                filling.put(shard, aggregate);
                all.add(aggregate);
            }
            if (keys == Keys.IN_ONE) {
                ofKey.put(member.partitionKey(), aggregate);
            }
        }
        return all;
    }

    private Aggregate.Member member(int index, Output output) {
        String key = put.key(output);
        String explicit = output.source().explicitHashKey();
        HashKey hash = explicit == null
                ? HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8))
                : HashKey.parse(explicit);
        return new Aggregate.Member(index, output, key, hash);
    }

    private static Verdict verdict(Aggregate.Member member, OpenShards.@Nullable Range endedIn) {
        return endedIn != null && endedIn.holds(member.hash())
                ? new Verdict.Delivered(endedIn.shard())
                : new Verdict.Again(
                        "the stream's shards changed, and the record ended in another one's aggregate",
                        Verdict.Cause.MOVED);
    }
}
