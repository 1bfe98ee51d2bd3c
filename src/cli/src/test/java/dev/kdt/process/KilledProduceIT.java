package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * {@code kdt produce --order key --resume} and {@code kdt replay --resume} are killed again and again while requests fail: nothing is lost,
 * and the records of each key arrive for the first time in the order of the input, or of their times. {@code -Dkdt.kills=300} as for {@link
 * KilledRunIT}.
 */
@Timeout(3_600)
class KilledProduceIT {
    private static final int KILLS = Integer.getInteger("kdt.kills", 10) / 3;
    private static final int RECORDS_BETWEEN_KILLS = 1_500;
    private static final int KEYS = 400;
    private static final Duration LONGEST = Duration.ofMillis(1_800);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> FAULTS = List.of(
            "slow op=PutRecords rate=0",
            "throttle op=PutRecords rate=0.05",
            "partial op=PutRecords rate=0.02",
            "partial-error op=PutRecords rate=0.02",
            "error op=PutRecords rate=0.05",
            "drop op=PutRecords rate=0.05",
            "lost op=PutRecords rate=0.1",
            "timeout op=PutRecords rate=0.1 for=30ms",
            "slow op=PutRecords rate=0.1 for=40ms");

    private final Random random = new Random(Long.getLong("kdt.seed", 23));
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "produce orders in.ndjson --order key --rate 1000/s --requests 3",
                "produce orders in.ndjson --order key --rate 1000/s --aggregate --requests 3",
                "replay objects --to kinesis:orders --time .t --requests 3"
            })
    void firstArrivalsKeepTheirOrderHoweverOftenItIsKilled(String how) throws Exception {
        int count = Math.max(KILLS, 1) * RECORDS_BETWEEN_KILLS;
        Files.write(
                folder.resolve("in.ndjson"),
                IntStream.range(0, count).mapToObj(KilledProduceIT::record).toList());
        writeObjects(count);
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data"))
                        .withTransition(Duration.ZERO)
                        .withFaults(FAULTS.stream().map(FaultRule::parse).toList(), random.nextLong()));
                Clients clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()))) {
            KinesisClient kinesis = clients.kinesis();
            kinesis.createStream(request -> request.streamName("orders").shardCount(3));
            Place place = new Place(folder, "127.0.0.1:" + endpoint.port(), Map.of());
            List<String> args = new ArrayList<>(List.of(how.split(" ", -1)));
            args.addAll(List.of("-k", ".k | tostring", "--resume", "progress.json"));
            int killed = 0;
            while (killed < KILLS && isKilled(place.start(args.toArray(String[]::new)), endpoint)) {
                killed++;
            }
            try (KdtProcess last = place.start(args.toArray(String[]::new))) {
                Ended ended = last.ended();
                assertEquals(0, ended.code(), ended.err());
            }
            endpoint.faults().clear();
            int arrivals = check(arrivals(place, kinesis, how), count);
            System.out.println("kdt.kills: " + how + ", " + killed + " kills, " + count + " records, "
                    + (arrivals - count) + " doubled");
        }
    }

    /** The time of a record is a millisecond after that of the one before it. */
    private static String record(int id) {
        return "{\"id\":" + id + ",\"k\":" + id * 31 % KEYS + ",\"t\":" + (1_800_000_000_000L + id) + "}";
    }

    /** The same records, with nothing between them and not quite in their order. */
    private void writeObjects(int count) throws IOException {
        Path objects = Files.createDirectory(folder.resolve("objects"));
        for (int from = 0; from < count; from += RECORDS_BETWEEN_KILLS) {
            List<Integer> ids = new ArrayList<>(IntStream.range(from, Math.min(count, from + RECORDS_BETWEEN_KILLS))
                    .boxed()
                    .toList());
            Collections.shuffle(ids, random);
            Files.writeString(
                    objects.resolve("%08d".formatted(from)),
                    ids.stream().map(KilledProduceIT::record).collect(Collectors.joining()));
        }
    }

    private boolean isKilled(KdtProcess process, Endpoint endpoint) throws Exception {
        try (process) {
            long before = endpoint.faults().standings().getFirst().asked();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (endpoint.faults().standings().getFirst().asked() == before
                    && process.isAlive()
                    && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            LockSupport.parkNanos(random.nextLong(LONGEST.toNanos()));
            process.signal("KILL");
            Ended ended = process.ended();
            assertTrue(ended.code() == 137 || ended.code() == 0, ended::toString);
            return ended.code() == 137;
        }
    }

    /** The ids in the order in which they stand in their shards, shard after shard. */
    private List<Integer> arrivals(Place place, KinesisClient kinesis, String how) throws Exception {
        if (how.contains("--aggregate")) {
            try (KdtProcess tail = place.start(
                    "tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "ndjson", "--merge")) {
                Ended ended = tail.ended();
                assertEquals(0, ended.code(), ended.err());
                return ids(ended.out().lines());
            }
        }
        List<Integer> ids = new ArrayList<>();
        for (String shard : kinesis.listShards(request -> request.streamName("orders")).shards().stream()
                .map(each -> each.shardId())
                .toList()) {
            String iterator = kinesis.getShardIterator(request -> request.streamName("orders")
                            .shardId(shard)
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            List<Record> records;
            long behind;
            do {
                String from = iterator;
                GetRecordsResponse read = kinesis.getRecords(request -> request.shardIterator(from));
                iterator = read.nextShardIterator();
                records = read.records();
                behind = read.millisBehindLatest();
                ids.addAll(ids(records.stream().map(each -> each.data().asUtf8String())));
            } while (!records.isEmpty() || behind > 0);
        }
        return ids;
    }

    private List<Integer> ids(Stream<String> lines) throws IOException {
        List<Integer> ids = new ArrayList<>();
        for (String line : lines.toList()) {
            JsonNode value = json.readTree(line);
            ids.add(value.get("id").asInt());
        }
        return ids;
    }

    private static int check(List<Integer> arrivals, int count) {
        Set<Integer> first = new LinkedHashSet<>(arrivals);
        assertEquals(
                List.of(),
                IntStream.range(0, count)
                        .filter(id -> !first.contains(id))
                        .boxed()
                        .toList(),
                "lost");
        Map<Integer, Integer> latest = new HashMap<>();
        for (int id : first) {
            Integer earlier = latest.put(id * 31 % KEYS, id);
            assertTrue(earlier == null || earlier < id, () -> id + " arrived after " + earlier);
        }
        return arrivals.size();
    }
}
