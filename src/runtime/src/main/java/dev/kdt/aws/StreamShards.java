package dev.kdt.aws;

import dev.kdt.flow.Retrying;
import dev.kdt.flow.shard.Routes;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The open shards of a stream, to which records go by their keys, or in turn. Safe for use by several threads. */
public final class StreamShards implements Routes {
    private final ShardPages pages;
    private final String stream;
    private final Spreading spreading;
    private final RandomGenerator random;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile OpenShards open;

    /** How records are spread over the shards. */
    public enum Spreading {
        /** By partition key or explicit hash key. */
        BY_KEY,
        /** Each goes to the next open shard, by an explicit hash key. */
        IN_TURN
    }

    private StreamShards(
            ShardPages pages, String stream, Spreading spreading, RandomGenerator random, OpenShards open) {
        this.pages = pages;
        this.stream = stream;
        this.spreading = spreading;
        this.random = random;
        this.open = open;
    }

    /**
     * Looks up the stream's shards.
     *
     * @throws AwsException when there is no such stream, or it cannot be looked at
     */
    public static StreamShards of(
            String stream, KinesisClient kinesis, String place, Spreading spreading, Retrying retrying)
            throws InterruptedException {
        ShardPages pages = new ShardPages(kinesis);
        OpenShards open = new RetriedCalls(retrying, place)
                .make("stream '" + stream + "'", () -> OpenShards.of(pages.all(stream)));
        return new StreamShards(pages, stream, spreading, retrying.random(), open);
    }

    /** The shards as they were looked up last. */
    OpenShards open() {
        return open;
    }

    /** The number of open shards. */
    public int count() {
        return open.ranges().size();
    }

    @Override
    public KinesisRecord address(KinesisRecord record) {
        KinesisRecord keyed = keyed(record, random);
        return switch (spreading) {
            case BY_KEY -> keyed;
            case IN_TURN -> keyed.withExplicitHashKey(next().keys().first().toString());
        };
    }

    /** The record with its partition key, or a random one. */
    static KinesisRecord keyed(KinesisRecord record, RandomGenerator random) {
        return record.partitionKey() != null
                ? record
                : record.withPartitionKey(HexFormat.of().toHexDigits(random.nextLong()));
    }

    private OpenShards.Range next() {
        List<OpenShards.Range> ranges = open.ranges();
        return ranges.get(Math.floorMod(turn.getAndIncrement(), ranges.size()));
    }

    @Override
    public String shard(KinesisRecord addressed) {
        return open.holding(hash(addressed)).shard();
    }

    /** Where the service puts a record. */
    static HashKey hash(KinesisRecord addressed) {
        String explicit = addressed.explicitHashKey();
        return explicit != null
                ? HashKey.parse(explicit)
                : HashKey.ofPartitionKey(
                        String.valueOf(addressed.partitionKey()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean knows(String shard) {
        return open.find(shard) != null;
    }

    @Override
    public void refresh() {
        lookAgain();
    }

    /** Looks the shards up again; {@link OpenShards#NONE} when that fails, and what was known stays. */
    OpenShards lookAgain() {
        try {
            OpenShards now = OpenShards.of(pages.all(stream));
            open = now;
            return now;
        } catch (SdkException _) {
            return OpenShards.NONE;
        }
    }
}
