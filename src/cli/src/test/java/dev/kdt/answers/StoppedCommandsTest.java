package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.answers.Command.Ran;
import dev.kdt.flow.Sleeper;
import dev.kdt.flow.Stop;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One signal ends a command, whatever the network does, and every record that it took is accounted for. */
class StoppedCommandsTest {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final AtomicReference<Stop> stop = new AtomicReference<>();
    private AnyEndpoint endpoint;

    /** Waits for retries as commands do, and counts what each thread waits for before and after the signal. */
    private final class CountedWaits implements Sleeper {
        private final Map<Thread, Duration> before = new ConcurrentHashMap<>();
        private final Map<Thread, Duration> waited = new ConcurrentHashMap<>();

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Stop known = stop.get();
            if (known != null && known.isRequested()) {
                waited.merge(Thread.currentThread(), time, Duration::plus);
                Thread.sleep(Math.min(5, time.toMillis()));
            } else {
                before.merge(Thread.currentThread(), time, Duration::plus);
                Thread.sleep(time);
            }
        }
    }

    private static Duration longest(Map<Thread, Duration> waits) {
        return waits.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    @BeforeEach
    void start() throws IOException {
        endpoint = new AnyEndpoint();
        Files.writeString(folder.resolve("same.yaml"), "name: same\ndecode: text\nsteps: []\nencode: text\n");
        Files.writeString(folder.resolve("event.json"), """
            {"Records":[{"eventSource":"aws:kinesis","eventID":"shardId-000000000000:1",
             "eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/orders",
             "kinesis":{"partitionKey":"k","sequenceNumber":"1","data":"MQ==","kinesisSchemaVersion":"1.0",
             "approximateArrivalTimestamp":1767225600.0}}]}
            """);
    }

    @AfterEach
    void close() throws IOException {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PutRecords produce orders --parked parked.ndjson",
                "PutRecordBatch push archive --parked parked.ndjson",
                "PutRecordBatch run same.yaml --from orders --to firehose:archive --state state --parked parked.ndjson",
                "PutRecordBatch process same.yaml - --in text --to firehose:archive --parked parked.ndjson"
            })
    void whatIsOnItsWayIsParkedInDoubt(String line) throws Exception {
        Ran ran = stoppedWhileHanging(line, Stop.Reason.TERMINATE);
        assertEquals(143, ran.code(), ran.err());
        List<String> parked = Command.at(endpoint.port(), folder).parked();
        assertEquals(RightAnswers.RECORDS, parked.size(), ran.err());
        assertTrue(parked.stream().allMatch(each -> each.contains("\"arrival\":\"unknown\"")), parked.getFirst());
        assertTrue(ran.err().contains("10 of these possibly delivered"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ListShards tail orders",
                "GetShardIterator tail orders",
                "GetRecords tail orders",
                "ListShards run same.yaml --from orders --to - --state state",
                "DescribeDeliveryStream run same.yaml --from orders --to firehose:archive --state state",
                "GetRecords run same.yaml --from orders --to firehose:archive --state state",
                "ListShards produce orders --aggregate"
            })
    void aReadIsLeft(String line) throws Exception {
        Ran ran = stoppedWhileHanging(line, Stop.Reason.INTERRUPT);
        assertEquals(130, ran.code(), ran.err());
    }

    /** What sends tells that it sent nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"ListShards produce orders", "DescribeDeliveryStream push archive"})
    void aRunThatWasStoppedBeforeItBeganSaysSo(String line) throws Exception {
        Ran ran = stoppedWhileHanging(line, Stop.Reason.INTERRUPT);
        assertEquals(130, ran.code(), ran.err());
        assertTrue(ran.err().contains("stopped before it began: no record was read"), ran.err());
    }

    @Test
    void aScriptLearnsThatNothingWasSent() throws Exception {
        Ran ran = stoppedWhileHanging("ListShards produce orders --summary json", Stop.Reason.INTERRUPT);
        assertEquals(130, ran.code(), ran.err());
        assertTrue(ran.out().getFirst().contains("\"sent\":0"), ran.out().getFirst());
    }

    /** The signal comes while nobody listens, and calls are made again and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tail orders",
                "run same.yaml --from orders --to firehose:archive --state state",
                "push archive",
                "produce orders",
                "lambda invoke same.yaml event.json --to firehose:archive"
            })
    void anEndpointThatIsDownIsToldOfAndLeft(String line) throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        CountDownLatch told = new CountDownLatch(1);
        CountedWaits sleeper = new CountedWaits();
        AtomicReference<Duration> silence = new AtomicReference<>();
        Command command = new Command(nobody, folder, "60s", stop::set, sleeper);
        CompletableFuture<Ran> ran = start(
                command.telling(text -> {
                    if (text.contains("trying again")) {
                        silence.compareAndSet(null, longest(sleeper.before));
                        told.countDown();
                    }
                }),
                line);
        assertTrue(told.await(60, TimeUnit.SECONDS), "nothing was said");
        assertTrue(silence.get().compareTo(TWO_SECONDS) < 0, "waited for " + silence);
        stop.get().request(Stop.Reason.TERMINATE);
        Ran ended = ran.get(60, TimeUnit.SECONDS);
        assertEquals(143, ended.code(), ended.err());
        assertTrue(ended.err().contains("cannot connect to http://127.0.0.1:" + nobody), ended.err());
    }

    @Test
    void aCallThatTakesLongIsToldOf() throws Exception {
        endpoint.answer("ListShards", Reply.nothing());
        CountDownLatch told = new CountDownLatch(1);
        Command command = new Command(endpoint.port(), folder, "60s", stop::set, new CountedWaits());
        CompletableFuture<Ran> ran = start(
                command.telling(text -> {
                    if (text.contains("has not answered")) {
                        told.countDown();
                    }
                }),
                "tail orders");
        assertTrue(told.await(60, TimeUnit.SECONDS), "nothing was said");
        stop.get().request(Stop.Reason.INTERRUPT);
        assertEquals(130, ran.get(60, TimeUnit.SECONDS).code());
    }

    /** Sends the signal as soon as the operation hangs that the line begins with. */
    private Ran stoppedWhileHanging(String line, Stop.Reason reason) throws Exception {
        String operation = line.substring(0, line.indexOf(' '));
        CountDownLatch hangs = new CountDownLatch(1);
        endpoint.answer(operation, (asked, client) -> {
            hangs.countDown();
            Reply.nothing().write(asked, client);
        });
        CountedWaits sleeper = new CountedWaits();
        Command command = new Command(endpoint.port(), folder, "10m", stop::set, sleeper);
        CompletableFuture<Ran> ran = start(command, line.substring(operation.length() + 1));
        assertTrue(hangs.await(60, TimeUnit.SECONDS), operation + " was never called");
        stop.get().request(reason);
        Ran ended = ran.get(60, TimeUnit.SECONDS);
        assertTrue(longest(sleeper.waited).compareTo(TEN_SECONDS) < 0, "waited for " + sleeper.waited);
        return ended;
    }

    private static CompletableFuture<Ran> start(Command command, String line) {
        String in = line.startsWith("run") || line.startsWith("tail") ? "" : "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
        CompletableFuture<Ran> ran = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> ran.complete(command.run(in, List.of(line.split(" ")))));
        return ran;
    }
}
