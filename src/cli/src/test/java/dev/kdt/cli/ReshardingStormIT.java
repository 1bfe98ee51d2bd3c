package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.fault.FaultRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * {@code kdt tail} while shards are split and merged all the time, records are put, and reads fail: each record is printed once, and
 * those of a key in their order. With {@code -Dkdt.seconds=600} it goes on for longer than in every build.
 */
@Timeout(900)
class ReshardingStormIT {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("kdt.seconds", 3));
    private static final Duration BETWEEN_RESHARDINGS = Duration.ofMillis(150);
    private static final int FEWEST_RESHARDINGS = 12;
    private static final int KEYS = 50;

    private static final List<String> FAULTS = List.of(
            "throttle op=GetRecords rate=0.02",
            "error op=GetRecords rate=0.05",
            "unavailable op=GetRecords rate=0.05",
            "drop op=GetRecords rate=0.05",
            "lost op=GetRecords rate=0.05",
            "slow op=GetRecords rate=0.1 for=20ms",
            "timeout op=GetRecords rate=0.02 for=20ms",
            "expired op=GetRecords rate=0.05",
            "error op=GetShardIterator rate=0.1",
            "throttle op=GetShardIterator rate=0.1",
            "throttle op=ListShards rate=0.1",
            "drop op=ListShards rate=0.1",
            "error op=SubscribeToShard rate=0.1",
            "reset op=SubscribeToShard rate=0.02");

    private final Random random = new Random(19);

    @TempDir
    private Path folder;

    private Endpoint endpoint;
    private Clients clients;
    private KinesisClient kinesis;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data"))
                .withTransition(Duration.ZERO)
                .withFaults(List.of(), 19));
        clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()));
        kinesis = clients.kinesis();
        kinesis.createStream(request -> request.streamName("orders").shardCount(3));
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--reads=5", "--efo", "--merge", "--group=g"})
    void everyRecordIsPrintedOnceAndEachKeyInOrder(String how) throws Exception {
        endpoint.faults().add(FAULTS.stream().map(FaultRule::parse).toList());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CompletableFuture<Void> storm = CompletableFuture.runAsync(this::reshard);
        CompletableFuture<Long> puts = CompletableFuture.supplyAsync(() -> putUntil(storm));
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> tail(out, err, how, "--since", "trim-horizon", "-n", "1000"));
        storm.get(TIME.toSeconds() + 300, TimeUnit.SECONDS);
        long records = puts.get(120, TimeUnit.SECONDS);
        assertEquals(0, first.get(300, TimeUnit.SECONDS), err::toString);
        if (how.startsWith("--group")) {
            assertEquals(0, tail(out, err, how, "-n", String.valueOf(records - 1000)), err::toString);
        } else {
            out.reset();
            assertEquals(
                    0, tail(out, err, how, "--since", "trim-horizon", "-n", String.valueOf(records)), err::toString);
        }
        assertInOrder(out.toString(StandardCharsets.UTF_8), records);
    }

    private static void assertInOrder(String printed, long records) {
        Map<String, Integer> last = new HashMap<>();
        printed.lines().forEach(line -> {
            int space = line.indexOf(' ');
            String key = line.substring(0, space);
            int number = Integer.parseInt(line.substring(space + 1));
            assertEquals(last.getOrDefault(key, -1) + 1, number, () -> "of key " + key + ", after " + last.get(key));
            last.put(key, number);
        });
        assertEquals(records, last.values().stream().mapToLong(each -> each + 1).sum());
    }

    /** Puts a record of each key, again and again, and returns how many were put. */
    private long putUntil(CompletableFuture<Void> end) {
        int round = 0;
        for (; !end.isDone() || round * KEYS <= 2_000; round++) {
            int number = round;
            List<PutRecordsRequestEntry> entries = IntStream.range(0, KEYS)
                    .mapToObj(key -> PutRecordsRequestEntry.builder()
                            .partitionKey("k" + key)
                            .data(SdkBytes.fromUtf8String(String.valueOf(number)))
                            .build())
                    .toList();
            PutRecordsResponse answer =
                    kinesis.putRecords(request -> request.streamName("orders").records(entries));
            assertEquals(0, answer.failedRecordCount());
            pause(Duration.ofMillis(5));
        }
        return (long) round * KEYS;
    }

    private void reshard() {
        long end = System.nanoTime() + TIME.toNanos();
        for (int done = 0; System.nanoTime() < end || done < FEWEST_RESHARDINGS; done++) {
            reshardOnce();
            pause(BETWEEN_RESHARDINGS);
        }
    }

    /** Splits a shard, or merges two neighbours, so that there are a few. */
    private void reshardOnce() {
        List<Shard> open = shards().stream()
                .filter(each -> each.sequenceNumberRange().endingSequenceNumber() == null)
                .sorted(Comparator.comparing(ReshardingStormIT::first))
                .toList();
        int chosen = random.nextInt(open.size());
        Shard shard = open.get(chosen);
        if (chosen + 1 < open.size() && random.nextInt(10) < open.size()) {
            Shard next = open.get(chosen + 1);
            kinesis.mergeShards(request ->
                    request.streamName("orders").shardToMerge(shard.shardId()).adjacentShardToMerge(next.shardId()));
        } else {
            BigInteger last = new BigInteger(shard.hashKeyRange().endingHashKey());
            BigInteger middle = first(shard).add(last).shiftRight(1);
            kinesis.splitShard(request ->
                    request.streamName("orders").shardToSplit(shard.shardId()).newStartingHashKey(middle.toString()));
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** The shards as the endpoint has them: the faults are for the command. */
    private List<Shard> shards() {
        while (true) {
            try {
                return kinesis.listShards(request -> request.streamName("orders"))
                        .shards();
            } catch (SdkException _) {
                // A fault: again.
            }
        }
    }

    private static BigInteger first(Shard shard) {
        return new BigInteger(shard.hashKeyRange().startingHashKey());
    }

    private int tail(ByteArrayOutputStream out, ByteArrayOutputStream err, String... how) {
        String[] args = Stream.concat(Stream.of("tail", "orders", "-f", "%k %p\\n"), Stream.of(how))
                .toArray(String[]::new);
        return new Kdt(new Console(
                        new ByteArrayInputStream(new byte[0]),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Terminal.NONE,
                        Map.of("KDT_LOCAL", "127.0.0.1:" + endpoint.port(), "HOME", folder.toString()),
                        folder,
                        Clock.systemUTC(),
                        time -> Thread.sleep(time.dividedBy(5)),
                        Signals.NONE))
                .run(args);
    }
}
