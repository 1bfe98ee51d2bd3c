package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retries;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The pump between a real stream, {@code orders} with three shards, and what reads and writes it. */
abstract class StreamRig {
    @TempDir
    Path folder;

    /** When reading ends; null: when everything is read. */
    @Nullable
    Instant until;

    ShardSelection selection = new ShardSelection.All();

    final List<KinesisRecord> delivered = Collections.synchronizedList(new ArrayList<>());
    Endpoint endpoint;
    Clients clients;

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

    void send(int from, int to) throws InterruptedException {
        RunCounters counters = new RunCounters();
        AtomicReference<String> undeliverable = new AtomicReference<>("");
        ServiceSink.Settings settings = new ServiceSink.Settings(1, Retries.atOnce(new Stop()), counters);
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

    void read(StartAt start, Checkpoints checkpoints) throws InterruptedException {
        Run.Builder builder = Run.in(RunContext.of(new Stop(), Clock.systemUTC()))
                .from(context -> new StreamSource(settings("orders", start, checkpoints)))
                .through(new Copying(), 2)
                .to(context -> OpenTarget.of(new Collecting(), "collected"))
                .parking(context -> new NoParking())
                .checkpoints(checkpoints);
        try (Run run = builder.open()) {
            run.toTheEnd();
        }
    }

    StreamSource.Settings settings(String stream, StartAt start, Checkpoints checkpoints) {
        return new StreamSource.Settings(
                clients.kinesis(),
                stream,
                clients.place(),
                start,
                until == null ? Instant.now() : until,
                selection,
                checkpoints,
                ReadRate.LOCAL,
                Clock.systemUTC(),
                Retries.atOnce(new Stop()));
    }

    StreamControl streams() {
        return new StreamControl(clients.kinesis(), clients.place(), _ -> {});
    }

    List<String> texts() {
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
        public void givenUp(Output output) {
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

    private static final class NoParking implements DeadLetters {
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
