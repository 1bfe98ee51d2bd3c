package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.FileCheckpoints.Past;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.Parking;
import dev.kdt.flow.Pump;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Tally;
import dev.kdt.flow.Ticket;
import dev.kdt.local.Endpoint;
import dev.kdt.local.EndpointOptions;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The pump between a real stream and what reads and writes it, over HTTP and the SDK. */
class StreamHostTest {
    @TempDir
    private Path folder;

    private final List<KinesisRecord> delivered = Collections.synchronizedList(new ArrayList<>());
    private String group = "g";
    private Endpoint endpoint;
    private Clients clients;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()));
        streams().create("orders", 3);
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        endpoint.close();
    }

    @Test
    void whatIsSentIsReadInOrderOfEachShard() throws Exception {
        send(0, 2_000);
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        assertEquals(2_000, delivered.size());
        assertEquals(2_000, Set.copyOf(texts()).size());
        Map<String, Integer> lastOfShard = new HashMap<>();
        for (KinesisRecord each : delivered) {
            int number = Integer.parseInt(each.data().toText());
            Integer before = lastOfShard.put(String.valueOf(each.position().shard()), number);
            assertTrue(before == null || before < number, before + " before " + number);
        }
        assertEquals(3, lastOfShard.size());
    }

    @Test
    void aGroupGoesOnWhereItStopped() throws Exception {
        send(0, 100);
        readAsGroup(new StartAt.TrimHorizon());
        assertEquals(100, delivered.size());
        send(100, 150);
        delivered.clear();
        readAsGroup(new StartAt.TrimHorizon());
        assertEquals(
                IntStream.range(100, 150).mapToObj(String::valueOf).sorted().toList(),
                texts().stream().sorted().toList());
    }

    @Test
    void aGroupThatStartedAtTheEndMissesNothingAfterwards() throws Exception {
        send(0, 10);
        readAsGroup(new StartAt.Latest());
        assertEquals(List.of(), texts());
        send(10, 20);
        readAsGroup(new StartAt.Latest());
        assertEquals(10, delivered.size());
    }

    @Test
    void aGroupGoesOnWithEveryDescendantOfWhatItKnewWhateverItIsTold() throws Exception {
        for (StartAt first : List.of(new StartAt.Latest(), new StartAt.TrimHorizon(), new StartAt.At(Instant.now()))) {
            group = first.getClass().getSimpleName();
            streams().delete("orders");
            streams().create("orders", 2);
            delivered.clear();
            readAsGroup(first);
            delivered.clear();
            send(0, 100);
            splitAll();
            send(100, 200);
            splitAll();
            send(200, 300);
            readAsGroup(new StartAt.Latest());
            assertEquals(Set.copyOf(numbers(0, 300)), Set.copyOf(texts()), group);
            assertEquals(300, delivered.size(), group);
            delivered.clear();
            readAsGroup(new StartAt.TrimHorizon());
            assertEquals(List.of(), texts(), group);
        }
    }

    @Test
    void checkpointsOfAnEarlyKdtGoOnWithDescendantsAndNotWithAncestors() throws Exception {
        send(0, 100);
        splitAll();
        send(100, 200);
        String child = "shardId-000000000003";
        Files.createDirectories(folder.resolve("state/g"));
        Files.writeString(
                folder.resolve("state/g/checkpoints.json"),
                "{\"stream\": \"orders\", \"shards\": {\"" + child + "\": {\"from\": \"2020-01-01T00:00:00Z\"}}}");
        readAsGroup(new StartAt.Latest());
        Set<String> read = delivered.stream()
                .map(each -> String.valueOf(each.position().shard()))
                .collect(Collectors.toSet());
        assertTrue(read.contains(child) && !read.contains("shardId-000000000000"), read.toString());
        assertTrue(read.contains("shardId-000000000001"), read.toString());
    }

    @Test
    void aCheckpointOfAnotherStreamSaysWhatToDo() throws Exception {
        send(0, 10);
        readAsGroup(new StartAt.TrimHorizon());
        streams().delete("orders");
        streams().create("orders", 3);
        FlowException thrown = assertThrows(FlowException.class, () -> readAsGroup(new StartAt.TrimHorizon()));
        assertTrue(thrown.getMessage().contains("those of another stream 'orders' (made "), thrown.getMessage());
        assertTrue(thrown.getMessage().endsWith("use another --group, or --reset"), thrown.getMessage());
    }

    @Test
    void aSequenceNumberOfAnotherStreamSaysWhatToDo() throws Exception {
        Files.createDirectories(folder.resolve("state/g"));
        Files.writeString(
                folder.resolve("state/g/checkpoints.json"),
                "{\"stream\": \"orders\", \"shards\": {\"shardId-000000000000\": {\"after\":"
                        + " \"99990338271490256608559692538361571095921575989136588898\"}}}");
        FlowException thrown = assertThrows(FlowException.class, () -> readAsGroup(new StartAt.TrimHorizon()));
        assertTrue(
                thrown.getMessage()
                        .startsWith("the checkpoint of shardId-000000000000 is not of this stream 'orders' (made anew"
                                + " since, or another endpoint's?); use another --group, or --reset: "),
                thrown.getMessage());
    }

    @Test
    void aReadingFromATimeStartsThere() throws Exception {
        send(0, 10);
        KinesisRecord last = lastArrival();
        Instant after = last.arrival().plusMillis(1);
        while (!Clock.systemUTC().instant().isAfter(after)) {
            Thread.onSpinWait();
        }
        send(10, 20);
        delivered.clear();
        read(new StartAt.At(after), Checkpoints.NONE);
        assertEquals(10, delivered.size());
    }

    @Test
    void aStreamThatIsNotThereIsNamedWithThePlaceAndTheRemedy() {
        FlowException thrown = assertThrows(
                FlowException.class,
                () -> new StreamSource(settings("nothing", new StartAt.Latest(), Checkpoints.NONE)).lanes());
        assertEquals(
                "stream 'nothing' not found in " + endpoint.uri() + " (kdt stream list shows what is there)",
                thrown.getMessage());
    }

    @Test
    void aShardThatIsNotThereIsNamed() {
        StreamSource.Settings one = settings("orders", new StartAt.Latest(), Checkpoints.NONE);
        StreamSource source = new StreamSource(new StreamSource.Settings(
                one.kinesis(),
                one.stream(),
                one.place(),
                one.start(),
                null,
                Set.of("shardId-000000000009"),
                one.checkpoints(),
                one.idle(),
                one.clock(),
                one.sleeper(),
                one.random()));
        FlowException thrown = assertThrows(FlowException.class, source::lanes);
        assertTrue(thrown.getMessage().startsWith("stream 'orders' has no shard 'shardId-000000000009'"));
    }

    @Test
    void anEndpointThatIsNotThereIsSaid() throws Exception {
        URI uri = endpoint.uri();
        endpoint.close();
        FlowException thrown = assertThrows(FlowException.class, () -> streams().list());
        assertEquals("cannot connect to " + uri + " (is 'kdt local' running there?)", thrown.getMessage());
    }

    private void splitAll() throws InterruptedException {
        Resharding resharding = new Resharding(clients.kinesis(), clients.place(), streams());
        for (Shard each : streams().shards("orders")) {
            if (!Lineage.isClosed(each)) {
                resharding.split("orders", each.shardId(), null);
            }
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private KinesisRecord lastArrival() throws InterruptedException {
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        return delivered.stream()
                .max((a, b) -> a.arrival().compareTo(b.arrival()))
                .orElseThrow();
    }

    private void send(int from, int to) throws InterruptedException {
        Tally tally = new Tally();
        AtomicReference<String> undeliverable = new AtomicReference<>("");
        ServiceSink.Settings settings =
                new ServiceSink.Settings(1, RetryPolicy.DEFAULT, _ -> {}, new Random(1), tally, new Stop());
        try (ServiceSink sink =
                new ServiceSink(new KinesisPut(clients.kinesis(), "orders", "here", new Random(1)), settings)) {
            for (int i = from; i < to; i++) {
                Slice data = Slice.utf8(String.valueOf(i));
                KinesisRecord record = new KinesisRecord(Position.UNKNOWN, "key-" + i % 17, null, null, data);
                sink.send(new Output(data, record), new Failing(undeliverable));
            }
            sink.flush();
        }
        assertEquals("", undeliverable.get());
    }

    private void readAsGroup(StartAt start) throws InterruptedException {
        try (Checkpoints checkpoints = FileCheckpoints.open(
                folder.resolve("state").resolve(group), group, streams().identify("orders"), Past.KEPT)) {
            read(start, checkpoints);
        }
    }

    private void read(StartAt start, Checkpoints checkpoints) throws InterruptedException {
        new Pump(new Pump.Parts(
                        new StreamSource(settings("orders", start, checkpoints)),
                        new Copying(),
                        new Collecting(),
                        new NoParking(),
                        OnFailure.PARK,
                        checkpoints,
                        new Tally(),
                        new Stop(),
                        Clock.systemUTC(),
                        2))
                .run();
    }

    private StreamSource.Settings settings(String stream, StartAt start, Checkpoints checkpoints) {
        return new StreamSource.Settings(
                clients.kinesis(),
                stream,
                clients.place(),
                start,
                Instant.now().plusSeconds(3600),
                Set.of(),
                checkpoints,
                Duration.ZERO,
                Clock.systemUTC(),
                _ -> {},
                new Random(1));
    }

    private Streams streams() {
        return new Streams(clients.kinesis(), clients.place(), _ -> {});
    }

    private List<String> texts() {
        return delivered.stream().map(each -> each.data().toText()).toList();
    }

    private record Failing(AtomicReference<String> message) implements Ticket {
        @Override
        public void delivered(Output output) {}

        @Override
        public void undeliverable(Output output, Failure failure) {
            message.set(failure.message());
        }

        @Override
        public void givenUp() {
            message.set("given up");
        }
    }

    private static final class Copying implements Processor.Factory {
        @Override
        public Processor create() {
            return (Batch in, Results out) -> {
                for (int i = 0; i < in.records().size(); i++) {
                    out.bytes().put(in.records().get(i).data());
                    out.endOutput();
                    out.kept(in.records().get(i), i);
                }
            };
        }

        @Override
        public boolean remembers() {
            return false;
        }
    }

    private final class Collecting implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            delivered.add(output.source());
            ticket.delivered(output);
        }

        @Override
        public void flush() {}
    }

    private static final class NoParking implements Parking {
        @Override
        public void park(KinesisRecord record, Failure failure) {
            throw new AssertionError(failure.message());
        }

        @Override
        public void force() {}

        @Override
        public String place() {
            return "nowhere";
        }
    }
}
