package dev.kdt.aws;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.codec.KplReader;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.flow.shard.KeyOrdering;
import dev.kdt.flow.shard.SendStatistics;
import dev.kdt.flow.shard.ShardSink;
import dev.kdt.pipeline.Output;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Sends numbered records of some keys, one of them hot, to a stream on which requests are throttled, fail in part, or are taken without
 * an answer, and whose shards are split in the middle; then tells what is in the stream. Everything is drawn from a seed.
 */
final class KeyOrderRun implements AutoCloseable {
    static final int RECORDS = 500;
    private static final int KEYS = 11;
    private static final List<FaultRule> FAULTS = List.of(
            FaultRule.parse("throttle op=PutRecords rate=0.3"),
            FaultRule.parse("partial op=PutRecords rate=0.3"),
            FaultRule.parse("partial-error op=PutRecords rate=0.1"),
            FaultRule.parse("lost op=PutRecords rate=0.15"));

    final RunCounters counters = new RunCounters();

    /** The records that were not delivered, in the order in which they were settled. */
    final List<Integer> parked = Collections.synchronizedList(new ArrayList<>());

    /** Why each of them was not. */
    final Map<Integer, Failure> failures = Collections.synchronizedMap(new HashMap<>());

    final List<Integer> delivered = Collections.synchronizedList(new ArrayList<>());
    private final SplittableRandom random;
    private final Endpoint endpoint;
    private final Clients clients;
    private final Map<Integer, String> keys = new HashMap<>();

    KeyOrderRun(Path folder, long seed) throws Exception {
        random = new SplittableRandom(seed);
        endpoint = Endpoint.start(
                EndpointOptions.in(folder).withTransition(Duration.ZERO).withFaults(FAULTS, seed));
        clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()));
        new StreamControl(clients.kinesis(), clients.place(), _ -> {}).create("orders", 3);
    }

    /**
     * Sends all records.
     *
     * @param attempts of one record at the most
     */
    void send(KeyOrdering ordering, int attempts) throws Exception {
        RetryPolicy policy =
                new RetryPolicy(attempts, Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMinutes(5));
        Retrying retrying =
                new Retrying(policy, _ -> {}, new Random(1), InstantSource.system(), new Stop(), RetryNotices.none());
        StreamShards shards =
                StreamShards.of("orders", clients.kinesis(), clients.place(), StreamShards.Spreading.BY_KEY, retrying);
        KinesisPut put = new KinesisPut(clients.kinesis(), "orders", clients.place(), new Random(2));
        BatchApi api = ordering == KeyOrdering.KEY_IN_AGGREGATES
                ? new AggregatePut(put, shards, AggregatePut.Keys.IN_ONE)
                : put;
        ShardSink.Settings settings = new ShardSink.Settings(4, ordering, retrying, counters, new SendStatistics());
        try (ShardSink sink = new ShardSink(api, shards, settings)) {
            for (int i = 0; i < RECORDS; i++) {
                sink.send(record(i), new Settled(i));
                if (i == RECORDS / 2) {
                    splitAll();
                }
                if (random.nextInt(20) == 0) {
                    sink.flush();
                }
            }
            sink.flush();
        }
    }

    String key(int number) {
        return String.valueOf(keys.get(number));
    }

    private Output record(int number) {
        String key = "key-" + (random.nextInt(3) == 0 ? 0 : random.nextInt(KEYS));
        keys.put(number, key);
        Slice data = Slice.utf8(number + " " + "x".repeat(random.nextInt(900)));
        return new Output(data, new KinesisRecord(Position.UNKNOWN, key, null, null, data));
    }

    private void splitAll() {
        for (Shard shard : shards()) {
            HashKey first = HashKey.parse(shard.hashKeyRange().startingHashKey());
            HashKey last = HashKey.parse(shard.hashKeyRange().endingHashKey());
            clients.kinesis()
                    .splitShard(request -> request.streamName("orders")
                            .shardToSplit(shard.shardId())
                            .newStartingHashKey(first.middle(last).toString()));
        }
    }

    private List<Shard> shards() {
        return new ShardPages(clients.kinesis()).all("orders");
    }

    /** The numbers in the stream: parents before their children, each shard in its order, aggregates taken apart. */
    List<Integer> arrivals() {
        KplReader reader = new KplReader();
        List<Integer> numbers = new ArrayList<>();
        for (Shard shard : shards()) {
            for (Record each : records(shard)) {
                KinesisRecord wire = new KinesisRecord(
                        Position.UNKNOWN,
                        each.partitionKey(),
                        null,
                        null,
                        Slice.of(each.data().asByteArray()));
                List<KinesisRecord> users = reader.split(wire);
                for (KinesisRecord user : users == null ? List.of(wire) : users) {
                    String text = user.data().toText();
                    numbers.add(Integer.valueOf(text.substring(0, text.indexOf(' '))));
                }
            }
        }
        return numbers;
    }

    private List<Record> records(Shard shard) {
        List<Record> records = new ArrayList<>();
        String iterator = clients.kinesis()
                .getShardIterator(request -> request.streamName("orders")
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        while (iterator != null) {
            String at = iterator;
            GetRecordsResponse page = clients.kinesis().getRecords(request -> request.shardIterator(at));
            records.addAll(page.records());
            iterator = page.records().isEmpty() ? null : page.nextShardIterator();
        }
        return records;
    }

    @Override
    public void close() throws IOException {
        clients.close();
        endpoint.close();
    }

    private final class Settled implements Ticket {
        private final int number;

        Settled(int number) {
            this.number = number;
        }

        @Override
        public void delivered(Output output) {
            delivered.add(number);
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            failures.put(number, failure);
            parked.add(number);
        }

        @Override
        public void givenUp(Output output) {
            throw new AssertionError("record " + number + " was given up");
        }
    }
}
