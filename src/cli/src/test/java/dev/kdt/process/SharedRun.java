package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.InitialResources;
import dev.kdt.endpoint.InitialResources.InitialDelivery;
import dev.kdt.endpoint.InitialResources.InitialStream;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
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
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * A stream that records are put to all the time, and runs of one group on it, each as on a machine of its own: one owns the group until it
 * is killed, paused, cut off from the checkpoints, or stopped, and another one takes over.
 */
final class SharedRun implements AutoCloseable {
    static final String BUCKET = "run-state";
    static final String STATE = "s3://" + BUCKET + "/groups";
    static final String KEY = "/" + BUCKET + "/groups/p/checkpoints.json";

    private static final String PIPELINE = """
        name: p
        steps:
          - map: '{id}'
        encode: ndjson
        """;

    /** Short, so that many rounds fit; runs renew it three times as often. */
    private static final String LEASE = "1500ms";

    /** Most of a round is the start of a process. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final String TAKEN_OVER = "kdt: group 'p' was taken over by kdt run ../p.yaml (process ";
    private static final int SHARDS = 3;
    private static final int PUT_TOGETHER = 20;
    private static final Duration BETWEEN_PUTS = Duration.ofMillis(100);
    private static final int LONGEST_WORK_MILLIS = 1_500;

    /** Until a run has started, waited for a lease, and written its first checkpoints. */
    private static final int LONGEST_START_MILLIS = 6_000;

    private static final List<String> FAULTS = List.of(
            "slow op=PutRecordBatch rate=0.2 for=40ms",
            "error op=PutRecordBatch rate=0.05",
            "throttle op=GetRecords rate=0.02",
            "error op=GetRecords rate=0.02");

    private final Path folder;
    private final Random random;
    private final StateProxy proxy;
    private final Endpoint endpoint;
    private final Clients clients;
    private final CompletableFuture<Integer> producer;
    private final SharedRunJudge judge;
    private final Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
    private volatile boolean producing = true;
    private int hosts;
    private long epoch;
    private Machine owner;

    /** What ends the ownership of a run. */
    enum Cause {
        KILLED,
        /** Killed, as is the next one, while it waits for the lease or soon after it has taken over. */
        KILLED_TWICE,
        /** Killed, and two want to follow. */
        KILLED_WITH_RIVALS,
        PAUSED,
        CUT_OFF,
        LOSING_ANSWERS,
        STOPPED
    }

    /** A run on a machine of its own. */
    private record Machine(KdtProcess process, StateProxy.Door door) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
            door.close();
        }
    }

    SharedRun(Path folder, URI s3, Random random) throws Exception {
        this.folder = folder;
        this.random = random;
        judge = new SharedRunJudge(folder.resolve("data/s3/lake"));
        proxy = new StateProxy(s3, KEY);
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data"))
                .withTransition(Duration.ZERO)
                .withFaults(FAULTS.stream().map(FaultRule::parse).toList(), random.nextLong())
                .withResources(new InitialResources(
                        List.of(new InitialStream("orders", SHARDS)), List.of(new InitialDelivery("lake", null)))));
        clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()));
        Files.writeString(folder.resolve("p.yaml"), PIPELINE);
        producer = CompletableFuture.supplyAsync(this::produce);
        owner = start();
        awaitOwner();
    }

    private int produce() {
        KinesisClient kinesis = clients.kinesis();
        int next = 0;
        while (producing) {
            int from = next;
            PutRecordsResponse put = kinesis.putRecords(request -> request.streamName("orders")
                    .records(IntStream.range(from, from + PUT_TOGETHER)
                            .mapToObj(id -> PutRecordsRequestEntry.builder()
                                    .partitionKey("k" + id)
                                    .data(SdkBytes.fromUtf8String("{\"id\":" + id + "}"))
                                    .build())
                            .toList()));
            assertEquals(0, put.failedRecordCount());
            for (int i = 0; i < PUT_TOGETHER; i++) {
                PutRecordsResultEntry taken = put.records().get(i);
                judge.put(from + i, taken.shardId(), new BigInteger(taken.sequenceNumber()));
            }
            next += PUT_TOGETHER;
            LockSupport.parkNanos(BETWEEN_PUTS.toNanos());
        }
        return next;
    }

    private Machine start(String... more) throws IOException {
        Path home = Files.createDirectories(folder.resolve("host" + hosts++));
        StateProxy.Door door = proxy.open();
        Place place = new Place(
                home,
                "127.0.0.1:" + endpoint.port(),
                Map.of("AWS_ENDPOINT_URL_S3", door.address(), "KDT_LEASE", LEASE, "JAVA_TOOL_OPTIONS", QUICK_START));
        String[] run = {"run", "../p.yaml", "--from", "orders", "--to", "firehose:lake", "--state", STATE};
        return new Machine(place.start(Stream.of(run, more).flatMap(Stream::of).toArray(String[]::new)), door);
    }

    /** Ends the ownership of the run that owns the group, lets another one take over, and looks at all that happened. */
    void round() throws Exception {
        pause(random.nextInt(2 * LONGEST_WORK_MILLIS)); // The first checkpoint is due in the middle of it.
        Cause cause = Cause.values()[random.nextInt(Cause.values().length)];
        causes.merge(cause, 1, Integer::sum);
        Machine old = owner;
        switch (cause) {
            case KILLED, KILLED_TWICE, KILLED_WITH_RIVALS -> {
                old.process().signal("KILL").awaitEnd();
                if (cause == Cause.KILLED_TWICE) {
                    killSoon();
                }
                owner = cause == Cause.KILLED_WITH_RIVALS ? winner(start(), start()) : started();
            }
            case STOPPED -> {
                Ended ended = old.process().signal("TERM").ended();
                assertEquals(143, ended.code(), ended.err());
                owner = started();
            }
            case PAUSED -> {
                old.process().signal("STOP");
                owner = started();
                pause(random.nextInt(LONGEST_WORK_MILLIS));
                old.process().signal("CONT");
                assertTakenOver(old.process().ended());
            }
            case CUT_OFF, LOSING_ANSWERS -> {
                old.door().set(cause == Cause.CUT_OFF ? StateProxy.Way.CUT : StateProxy.Way.LOSING_ANSWERS);
                owner = started();
                pause(random.nextInt(LONGEST_WORK_MILLIS));
                old.door().set(StateProxy.Way.OPEN);
                assertTakenOver(old.process().ended());
            }
        }
        old.close();
        judge();
    }

    private void killSoon() throws Exception {
        try (Machine next = start()) {
            pause(random.nextInt(LONGEST_START_MILLIS));
            next.process().signal("KILL").awaitEnd();
            epoch = lastEpoch();
        }
    }

    private static void assertTakenOver(Ended ended) {
        assertEquals(1, ended.code(), ended.err());
        assertTrue(ended.err().contains(TAKEN_OVER), ended.err());
    }

    private Machine started() throws Exception {
        Machine machine = start();
        awaitOwner();
        return machine;
    }

    /** Of two that start at once, the one that stays the owner. The other one is told of it, and ends. */
    private Machine winner(Machine one, Machine other) throws Exception {
        Waiting.until(() -> !one.process().isAlive() || !other.process().isAlive(), "both go on");
        Machine ended = one.process().isAlive() ? other : one;
        Ended refused = ended.process().ended();
        assertEquals(1, refused.code(), refused.err());
        boolean isTold = refused.err().contains("kdt: group 'p' is already running: kdt run ../p.yaml (process ")
                || refused.err().contains(TAKEN_OVER); // After it was held up for a lease.
        assertTrue(isTold, refused.err());
        ended.close();
        awaitOwner();
        return ended == one ? other : one;
    }

    /** Waits until a run has become the owner since this was last asked. */
    private void awaitOwner() throws InterruptedException {
        Waiting.until(() -> lastEpoch() > epoch, "no run has taken over");
        epoch = lastEpoch();
    }

    private long lastEpoch() {
        List<JsonNode> all = proxy.versions(0);
        return all.isEmpty() ? 0 : all.getLast().get("epoch").asLong();
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Looks at the versions that were put since the last time, and at what is delivered by then. */
    private void judge() throws Exception {
        List<JsonNode> versions = proxy.versions(judge.seen());
        endpoint.flush("lake").get(60, TimeUnit.SECONDS);
        judge.look(versions);
    }

    /** Ends the production, lets a last run deliver the rest, and counts. */
    void finish() throws Exception {
        producing = false;
        int records = producer.get(60, TimeUnit.SECONDS);
        assertEquals(143, owner.process().signal("TERM").ended().code());
        try (Machine last = start("--until", "now")) {
            Ended ended = last.process().ended();
            assertEquals(0, ended.code(), ended.err());
        }
        judge();
        judge.assertComplete(records);
    }

    /** Such as {@code {KILLED=2, …}, 9,000 records, 123 doubled, …}. */
    String words() {
        return causes + ", " + judge.words() + ", " + proxy.refused() + " refused";
    }

    @Override
    public void close() throws IOException {
        producing = false;
        if (owner != null) {
            owner.close();
        }
        proxy.close();
        clients.close();
        endpoint.close();
    }
}
