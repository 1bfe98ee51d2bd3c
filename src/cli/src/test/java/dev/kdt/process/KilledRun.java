package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.InitialResources;
import dev.kdt.endpoint.InitialResources.InitialDelivery;
import dev.kdt.endpoint.InitialResources.InitialStream;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** A stream that records are put to all the time, and a {@code kdt run} that delivers them, is killed, and is started again. */
final class KilledRun implements AutoCloseable {
    private static final String PIPELINE = """
        name: p
        steps:
          - map: 'if .id % 97 == 5 then error("poison") else {id, twice: (.id * 2)} end'
          - stamp: ._kdt
        encode: ndjson
        """;

    private static final int POISON_EVERY = 97;
    private static final int FIRST_POISON = 5;
    private static final int PUT_TOGETHER = 60;
    private static final Duration BETWEEN_PUTS = Duration.ofMillis(60);
    private static final int KEYS = 40;

    /** Results of a request: so many come twice when one answer is lost. */
    private static final int MOST_OF_A_REQUEST = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** They strike no call; what they are asked tells how far the process is. */
    private static final List<String> COUNTERS = List.of("slow op=GetRecords rate=0", "slow op=PutRecordBatch rate=0");

    private static final List<String> FAULTS = List.of(
            "throttle op=GetRecords rate=0.02",
            "error op=GetRecords rate=0.03",
            "unavailable op=GetRecords rate=0.03",
            "drop op=GetRecords rate=0.03",
            "lost op=GetRecords rate=0.03",
            "timeout op=GetRecords rate=0.01 for=20ms",
            "expired op=GetRecords rate=0.05",
            "seal op=GetRecords rate=0.01 times=2",
            "error op=GetShardIterator rate=0.05",
            "throttle op=ListShards rate=0.05",
            "throttle op=PutRecordBatch rate=0.1",
            "partial op=PutRecordBatch rate=0.1",
            "error op=PutRecordBatch rate=0.05",
            "unavailable op=PutRecordBatch rate=0.05",
            "slow op=PutRecordBatch rate=0.1 for=40ms",
            "drop op=PutRecordBatch rate=0.05",
            "delivery rate=0.1");

    private static final List<String> LOSING_ANSWERS =
            List.of("lost op=PutRecordBatch rate=0.3", "timeout op=PutRecordBatch rate=0.2 for=30ms");

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private final Answers answers;
    private final Random random;
    private final Endpoint endpoint;
    private final Clients clients;
    private final KinesisClient kinesis;
    private final Place place;
    private final CompletableFuture<Integer> producer;
    private final List<Map<String, JsonNode>> checkpointsAtKills = new ArrayList<>();
    private final Map<Phase, Integer> killedIn = new EnumMap<>(Phase.class);
    private volatile boolean producing = true;
    private int records;
    private long lostAnswers;
    private Counts counted = new Counts(0, 0, 0);

    /** Whether all answers of the delivery stream reach the process. */
    enum Answers {
        ALL_COME,
        SOME_ARE_LOST
    }

    /** When the process is killed. */
    private enum Phase {
        STARTING(1_200),
        READING(300),
        SENDING(150),
        AT_A_CHECKPOINT(30),
        PARKING(30),
        STOPPING(700),
        ENDING(500);

        private final int millis;

        /** @param millis so long after its begin, at most */
        Phase(int millis) {
            this.millis = millis;
        }
    }

    /**
     * What came of it.
     *
     * @param lines different ones that were delivered
     * @param doubled lines that are there once more
     * @param parked records
     */
    record Counts(long lines, long doubled, long parked) {}

    KilledRun(Path folder, Answers answers, Random random) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.answers = answers;
        this.random = random;
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data"))
                .withTransition(Duration.ZERO)
                .withFaults(List.of(), random.nextLong())
                .withResources(new InitialResources(
                        List.of(new InitialStream("orders", 3)), List.of(new InitialDelivery("lake", null)))));
        clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()));
        kinesis = clients.kinesis();
        place = new Place(folder, "127.0.0.1:" + endpoint.port(), Map.of());
        Files.writeString(folder.resolve("p.yaml"), PIPELINE);
        endpoint.faults()
                .add(Stream.of(COUNTERS, FAULTS, answers == Answers.ALL_COME ? List.<String>of() : LOSING_ANSWERS)
                        .flatMap(List::stream)
                        .map(FaultRule::parse)
                        .toList());
        producer = CompletableFuture.supplyAsync(this::produce);
    }

    private int produce() {
        int next = 0;
        while (producing) {
            int from = next;
            PutRecordsResponse put = kinesis.putRecords(request -> request.streamName("orders")
                    .records(IntStream.range(from, from + PUT_TOGETHER)
                            .mapToObj(id -> PutRecordsRequestEntry.builder()
                                    .partitionKey("k" + id % KEYS)
                                    .data(SdkBytes.fromUtf8String("{\"id\":" + id + "}"))
                                    .build())
                            .toList()));
            assertEquals(0, put.failedRecordCount());
            next += PUT_TOGETHER;
            LockSupport.parkNanos(BETWEEN_PUTS.toNanos());
        }
        return next;
    }

    /** Kills it so often, each time in a phase of its own. */
    void kill(int times) throws Exception {
        for (int killed = 0; killed < times; ) {
            Phase phase = Phase.values()[random.nextInt(Phase.values().length)];
            if (isKilledIn(phase)) {
                checkpointsAtKills.add(checkpoints());
                killedIn.merge(phase, 1, Integer::sum);
                killed++;
                if (killed % 3 == 0) {
                    int shards = 3 + killed % 2;
                    kinesis.updateShardCount(request -> request.streamName("orders")
                            .targetShardCount(shards)
                            .scalingType(ScalingType.UNIFORM_SCALING));
                }
            }
        }
    }

    private boolean isKilledIn(Phase phase) throws Exception {
        try (KdtProcess process = start(phase == Phase.ENDING)) {
            switch (phase) {
                case STARTING -> {}
                case READING -> await(0, process);
                case SENDING, ENDING -> await(1, process);
                case AT_A_CHECKPOINT -> awaitChange(folder.resolve("state/p/checkpoints.json"), process);
                case PARKING -> awaitChange(folder.resolve("state/p/parked.ndjson"), process);
                case STOPPING -> {
                    await(1, process);
                    process.signal("TERM");
                }
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(phase.millis * 1_000)));
            process.signal("KILL");
            Ended ended = process.ended();
            boolean mayEnd = phase == Phase.ENDING || phase == Phase.STOPPING;
            assertTrue(ended.code() == 137 || mayEnd, () -> phase + ": " + ended);
            return ended.code() == 137;
        }
    }

    private KdtProcess start(boolean toTheEnd) throws IOException {
        List<String> args = new ArrayList<>(
                List.of("run", "p.yaml", "--from", "orders", "--to", "firehose:lake", "--state", "state"));
        if (toTheEnd) {
            args.addAll(List.of("--until", "now"));
        }
        return place.start(args.toArray(String[]::new));
    }

    private void await(int counter, KdtProcess process) throws Exception {
        long before = asked(counter);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (asked(counter) == before && process.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private long asked(int counter) {
        return endpoint.faults().standings().get(counter).asked();
    }

    private static void awaitChange(Path file, KdtProcess process) throws Exception {
        String before = state(file);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (state(file).equals(before) && process.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static String state(Path file) throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) + " " + Files.size(file) : "";
    }

    private Map<String, JsonNode> checkpoints() throws IOException {
        Path file = folder.resolve("state/p/checkpoints.json");
        Map<String, JsonNode> shards = new HashMap<>();
        if (Files.exists(file)) {
            json.readTree(Files.readString(file))
                    .path("shards")
                    .properties()
                    .forEach(each -> shards.put(each.getKey(), each.getValue()));
        }
        return shards;
    }

    /** Ends the production, lets the process deliver the rest, and counts. */
    void finish() throws Exception {
        producing = false;
        records = producer.get(60, TimeUnit.SECONDS);
        lostAnswers = endpoint.faults().standings().stream()
                .filter(each -> LOSING_ANSWERS.contains(each.rule().toString()))
                .mapToLong(Faults.Standing::struck)
                .sum();
        endpoint.faults().clear();
        try (KdtProcess process = start(true)) {
            Ended ended = process.ended();
            assertTrue(ended.code() <= 1, ended::err);
        }
        endpoint.flush("lake").get(60, TimeUnit.SECONDS);
        count();
    }

    /** Counts by nothing but the files that are there. */
    private void count() throws IOException {
        Map<Integer, Integer> times = new HashMap<>();
        Map<Integer, JsonNode> stamps = new HashMap<>();
        for (String line : Delivered.lines(folder.resolve("data/s3/lake"))) {
            JsonNode result = json.readTree(line);
            int id = result.get("id").asInt();
            assertEquals(2 * id, result.get("twice").asInt());
            times.merge(id, 1, Integer::sum);
            stamps.put(id, result.get("_kdt"));
        }
        Map<Integer, Integer> parked = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("state/p/parked.ndjson"))) {
            parked.merge(json.readTree(line).get("data").get("id").asInt(), 1, Integer::sum);
        }
        List<Integer> lost = IntStream.range(0, records)
                .filter(id -> !(isPoison(id) ? parked : times).containsKey(id))
                .boxed()
                .toList();
        assertEquals(List.of(), lost, "lost");
        assertEquals(records, times.size() + parked.size(), "there are more than were put, or some in both places");
        long doubled = 0;
        List<Integer> tooOften = new ArrayList<>();
        for (Map.Entry<Integer, Integer> each : times.entrySet()) {
            doubled += each.getValue() - 1;
            if (each.getValue() - 1 > uncovered(stamps.get(each.getKey()))) {
                tooOften.add(each.getKey());
            }
        }
        assertTrue(
                tooOften.size() <= lostAnswers * MOST_OF_A_REQUEST,
                () -> "behind a checkpoint, and sent again: " + tooOften);
        counted = new Counts(times.size(), doubled, parked.size());
    }

    private static boolean isPoison(int id) {
        return id % POISON_EVERY == FIRST_POISON;
    }

    /** The number of kills at which no checkpoint covered the record yet. */
    private long uncovered(JsonNode stamp) {
        BigInteger sequence = new BigInteger(stamp.get("sequence").asText());
        return checkpointsAtKills.stream()
                .map(each -> each.get(stamp.get("shard").asText()))
                .filter(each -> each == null
                        || !(each.path("ended").asBoolean()
                                || new BigInteger(each.path("after").asText("0")).compareTo(sequence) >= 0))
                .count();
    }

    Counts delivered() {
        return counted;
    }

    /** The same as {@code kdt verify} counts. */
    Counts verified() throws Exception {
        String[] verify = {
            "verify",
            "--stream",
            "orders",
            "--pipeline",
            "p.yaml",
            "--delivered",
            "data/s3/lake",
            "--parked",
            "state/p/parked.ndjson",
            "-o",
            "json"
        };
        try (KdtProcess process = place.start(verify)) {
            Ended ended = process.ended();
            assertEquals(1, ended.code(), ended.err());
            JsonNode total = json.readTree(ended.out()).get("total");
            for (String none : List.of("missing", "changed", "unexpected", "late")) {
                assertEquals(0, total.get(none).asInt(), () -> none + ": " + total);
            }
            assertEquals(records, total.get("records").asInt());
            return new Counts(
                    total.get("delivered").asLong(),
                    total.get("doubled").asLong(),
                    total.get("parked").asLong());
        }
    }

    /** Such as {@code ALL_COME: 12,000 records, 123 doubled, … killed {STARTING=2, …}}. */
    String words() {
        return answers + ": " + records + " records, " + counted.parked() + " parked, " + counted.doubled()
                + " doubled, " + lostAnswers + " answers lost, killed in " + killedIn;
    }

    @Override
    public void close() throws IOException {
        producing = false;
        clients.close();
        endpoint.close();
    }
}
