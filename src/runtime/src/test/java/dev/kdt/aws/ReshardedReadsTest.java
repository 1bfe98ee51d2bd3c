package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.Lane;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.ShardId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Which shards are read when those of a stream change, and how they are found. */
class ReshardedReadsTest extends StreamRig {
    private Resharding resharding;

    @BeforeEach
    void prepare() {
        resharding = new Resharding(clients.kinesis(), clients.place(), streams());
        endpoint.faults().add(List.of(FaultRule.parse("slow op=ListShards for=0ms")));
    }

    @Test
    void childrenAreReadWithoutListingShardsAgain() throws Exception {
        send(0, 100);
        split(0);
        resharding.merge("orders", id(1), id(2));
        send(100, 200);
        long before = listings();
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        assertEquals(200, Set.copyOf(texts()).size());
        assertEquals(200, delivered.size());
        assertEquals(1, listings() - before);
    }

    @Test
    void aChildWaitsForAParentThatWasNotSeenYet() throws Exception {
        StreamSource source = source();
        List<Lane> first = source.lanes();
        split(0); // 3 and 4
        split(1); // 5 and 6
        resharding.merge("orders", id(4), id(5)); // 7
        List<Lane> ofFirst = successors(source, first.get(0));
        assertEquals(List.of(id(3), id(4)), names(ofFirst));
        assertEquals(List.of(), names(successors(source, ofFirst.get(1))), "7 waits for 5, of which nothing was said");
        List<Lane> ofSecond = successors(source, first.get(1));
        assertEquals(List.of(id(5), id(6)), names(ofSecond));
        assertEquals(List.of(id(7)), names(successors(source, ofSecond.get(0))));
    }

    @Test
    void aReadingThatStartsAtTheEndReadsWhatFollowsShardsThatWereClosedBefore() throws Exception {
        send(0, 10);
        split(0);
        split(3);
        StreamSource source = new StreamSource(settings("orders", new StartAt.Latest(), Checkpoints.NONE));
        assertEquals(List.of(id(1), id(2), id(4), id(5), id(6)), names(source.lanes()));
    }

    @Test
    void aHashKeyIsReadInTheOneShardThatHoldsItAtEachTime() throws Exception {
        String key = "key-7";
        selection = new ShardSelection.Holding(HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8)));
        send(0, 100);
        splitAll();
        send(100, 200);
        mergeAll();
        send(200, 300);
        splitAll();
        send(300, 400);
        until = Instant.now();
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        List<String> its = delivered.stream()
                .filter(each -> key.equals(each.partitionKey()))
                .map(each -> each.data().toText())
                .toList();
        List<String> sent = IntStream.range(0, 400)
                .filter(each -> each % 17 == 7)
                .mapToObj(String::valueOf)
                .toList();
        assertEquals(sent, its);
        Set<String> read =
                delivered.stream().map(ReshardedReadsTest::shard).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(4, read.size(), read.toString());
    }

    @Test
    void namedShardsAreReadWithoutTheirChildren() throws Exception {
        selection = new ShardSelection.Named(Set.of(id(0), id(4)));
        send(0, 100);
        split(0);
        send(100, 200);
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        Set<String> read = delivered.stream().map(ReshardedReadsTest::shard).collect(Collectors.toSet());
        assertEquals(Set.of(id(0), id(4)), read);
    }

    @Test
    void hundredsOfShardsTakeNoThreadsOfTheSystem() throws Exception {
        streams().create("many", 400);
        StreamSource source = new StreamSource(settings("many", new StartAt.TrimHorizon(), Checkpoints.NONE));
        for (Lane lane : source.lanes()) {
            assertTrue(lane.thread().unstarted(() -> {}).isVirtual());
        }
    }

    private StreamSource source() {
        return new StreamSource(settings("orders", new StartAt.TrimHorizon(), Checkpoints.NONE));
    }

    /** Reads a lane to its end and tells what may start then. */
    private static List<Lane> successors(StreamSource source, Lane lane) throws InterruptedException {
        while (lane.next() != null) {
            // Its records are of no interest.
        }
        assertTrue(lane.exhausted());
        return source.successors(lane);
    }

    private void splitAll() throws InterruptedException {
        for (Shard each : open()) {
            resharding.split("orders", each.shardId(), null);
        }
    }

    /** Merges neighbours, two and two. */
    private void mergeAll() throws InterruptedException {
        List<Shard> open = open();
        for (int i = 0; i + 1 < open.size(); i += 2) {
            resharding.merge("orders", open.get(i).shardId(), open.get(i + 1).shardId());
        }
    }

    private List<Shard> open() throws InterruptedException {
        return streams().shards("orders").stream()
                .filter(each -> !Lineage.isClosed(each))
                .sorted(Comparator.comparing(each -> OpenShards.keys(each).first()))
                .toList();
    }

    private void split(int shard) throws InterruptedException {
        resharding.split("orders", id(shard), null);
    }

    private long listings() {
        return endpoint.faults().standings().getFirst().struck();
    }

    private static List<String> names(List<Lane> lanes) {
        return lanes.stream().map(Lane::name).toList();
    }

    private static String shard(KinesisRecord record) {
        return String.valueOf(record.position().shard());
    }

    private static String id(int number) {
        return ShardId.of(String.valueOf(number));
    }
}
