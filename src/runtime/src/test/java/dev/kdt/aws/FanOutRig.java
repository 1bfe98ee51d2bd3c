package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.Lane;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.record.Batch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Consumer;

/** Shards of stream {@code orders} that are subscribed to, on a clock that goes on by every wait, and when a test moves it. */
abstract class FanOutRig {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    final List<String> notices = new CopyOnWriteArrayList<>();
    final Stop stop = new Stop();

    /** Happens before each wait. */
    Runnable beforeWaiting = () -> {};

    /** When reading ends; null: never. */
    @Nullable
    Instant until;

    Endpoint endpoint;
    Clients clients;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        endpoint =
                Endpoint.start(options(EndpointOptions.in(data).withClock(clock).withTransition(Duration.ZERO)));
        clients = Clients.oneShot(aws());
        new StreamControl(clients.kinesis(), clients.place(), clock::advance).create("orders", 1);
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        endpoint.close();
    }

    /** The endpoint's options. */
    EndpointOptions options(EndpointOptions usual) {
        return usual;
    }

    /** The settings of all clients. */
    AwsSettings aws() {
        return new AwsSettings(null, null, null, endpoint.uri(), Map.of());
    }

    /** The settings of the client that subscribes. */
    AwsSettings subscribing() {
        return aws();
    }

    void put(String... texts) {
        for (String each : texts) {
            clients.kinesis()
                    .putRecord(put -> put.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String(each)));
        }
    }

    void fault(String rule) {
        endpoint.faults().add(List.of(FaultRule.parse(rule)));
    }

    /** The source, which registers {@code consumer}, or one with a new name, when its lanes are asked for. */
    StreamSource source(StartAt start, @Nullable String consumer) {
        return new StreamSource(settings(start), () -> fanOut(consumer));
    }

    StreamSource.Settings settings(StartAt start) {
        return new StreamSource.Settings(
                clients.kinesis(),
                "orders",
                clients.place(),
                start,
                until,
                new ShardSelection.All(),
                Checkpoints.NONE,
                ReadRate.LOCAL,
                clock,
                retrying());
    }

    /** Registers {@code consumer}, or one with a new name. */
    FanOut fanOut(@Nullable String consumer) throws InterruptedException {
        return FanOut.open(new FanOut.Settings(
                subscribing(),
                clients.kinesis(),
                "orders",
                clients.place(),
                new ConsumerChoice(consumer),
                retrying(),
                notices::add));
    }

    private Retrying retrying() {
        return new Retrying(RetryPolicy.DEFAULT, this::pass, new Random(1), clock, stop, RetryNotices.none());
    }

    private void pass(Duration time) {
        beforeWaiting.run();
        clock.advance(time);
    }

    /** Reads so many records, and lets {@code each} happen whenever a batch is empty. */
    List<String> read(Lane lane, int count, Runnable each) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (texts.size() < count) {
            assertTrue(System.nanoTime() < end, () -> "only " + texts + " came; " + notices);
            Batch batch = lane.next();
            assertTrue(batch != null, () -> "the lane ended after " + texts);
            if (batch.records().isEmpty()) {
                each.run();
            }
            batch.records().forEach(record -> texts.add(record.data().toText()));
        }
        return texts;
    }

    List<String> read(Lane lane, int count) throws InterruptedException {
        return read(lane, count, () -> {});
    }

    /** Reads to the lane's end. */
    List<String> readAll(Lane lane, Runnable each) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            assertTrue(System.nanoTime() < end, () -> "no end after " + texts);
            if (batch.records().isEmpty()) {
                each.run();
            }
            batch.records().forEach(record -> texts.add(record.data().toText()));
        }
        return texts;
    }

    String streamArn() {
        return clients.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamARN();
    }

    List<String> consumers() {
        return clients.kinesis().listStreamConsumers(request -> request.streamARN(streamArn())).consumers().stream()
                .map(Consumer::consumerName)
                .toList();
    }

    void register(String name) {
        clients.kinesis()
                .registerStreamConsumer(
                        request -> request.streamARN(streamArn()).consumerName(name));
    }
}
