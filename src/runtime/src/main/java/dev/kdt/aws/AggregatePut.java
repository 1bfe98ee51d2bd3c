package dev.kdt.aws;

import dev.kdt.flow.BatchApi;
import dev.kdt.flow.Retrying;
import dev.kdt.pipeline.Output;
import dev.kdt.record.HashKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
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
    private final ShardPages pages;
    private final String stream;
    private volatile OpenShards shards;

    private AggregatePut(KinesisPut put, ShardPages pages, String stream, OpenShards shards) {
        this.put = put;
        this.pages = pages;
        this.stream = stream;
        this.shards = shards;
    }

    /**
     * Looks up the stream's shards.
     *
     * @param put what puts records, to the same stream
     * @throws AwsException when there is no such stream, or it cannot be looked at
     */
    public static AggregatePut to(String stream, KinesisPut put, KinesisClient kinesis, String place, Retrying retrying)
            throws InterruptedException {
        ShardPages pages = new ShardPages(kinesis);
        OpenShards shards = new RetriedCalls(retrying, place)
                .make("stream '" + stream + "'", () -> OpenShards.of(pages.all(stream)));
        return new AggregatePut(put, pages, stream, shards);
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
        Arrays.fill(verdicts, new Verdict.Again("a request holds no more aggregates"));
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
            OpenShards now = lookAgain();
            for (int i : astray) {
                OpenShards.Range endedIn = now.find(results.get(i).shardId());
                sent.get(i).members().forEach(each -> verdicts[each.index()] = verdict(each, endedIn));
            }
        }
        return List.of(verdicts);
    }

    /** The outputs, packed; those of a shard are in their order. What cannot be put anywhere gets its verdict. */
    private List<Aggregate> aggregates(List<Output> outputs, Verdict[] verdicts) {
        OpenShards now = shards;
        List<Aggregate> all = new ArrayList<>();
        Map<OpenShards.Range, Aggregate> filling = new HashMap<>();
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
            if (aggregate == null || !aggregate.add(member)) {
                aggregate = new Aggregate(shard);
                aggregate.add(member);
                filling.put(shard, aggregate);
                all.add(aggregate);
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

    private OpenShards lookAgain() {
        try {
            OpenShards now = OpenShards.of(pages.all(stream));
            shards = now;
            return now;
        } catch (SdkException _) {
            return OpenShards.NONE; // Which of them are in their shard is not known: all are sent again.
        }
    }

    private static Verdict verdict(Aggregate.Member member, OpenShards.@Nullable Range endedIn) {
        return endedIn != null && endedIn.holds(member.hash())
                ? new Verdict.Delivered()
                : new Verdict.Again("the stream's shards changed, and the record ended in another one's aggregate");
    }
}
