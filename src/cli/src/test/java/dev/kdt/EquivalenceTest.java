package dev.kdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.KinesisPut;
import dev.kdt.aws.ReadRate;
import dev.kdt.aws.ShardSelection;
import dev.kdt.aws.StartAt;
import dev.kdt.aws.StreamControl;
import dev.kdt.aws.StreamSource;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.demo.DemoOrders;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.codec.Failure;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Retries;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.generate.Templates;
import dev.kdt.pipeline.Output;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise of the one loop: the same records through the file host, the stream host and the Lambda host end in identical
 * outcomes. The records are those of the demo: plain, compressed, aggregated, and three that fail.
 */
class EquivalenceTest {
    private static final int ORDERS = 17_200;
    private static final String PIPELINE =
            Path.of("samples/orders.yaml").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    @Test
    void theSameRecordsEndInIdenticalOutcomesWhateverTheHost() throws Exception {
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")));
                Clients clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()))) {
            new StreamControl(clients.kinesis(), clients.place(), time -> {}).create("orders", 3);
            put(clients);
            List<KinesisRecord> wire = read(clients);
            Files.write(folder.resolve("wire.ndjson"), envelopes(wire));
            Files.writeString(folder.resolve("event.json"), event(wire));
            Map<String, String> local = Map.of("KDT_LOCAL", "127.0.0.1:" + endpoint.port(), "HOME", folder.toString());

            assertEquals(
                    1,
                    kdt(
                            local,
                            "run",
                            PIPELINE,
                            "--from",
                            "orders",
                            "--to",
                            "run.out",
                            "--until",
                            "now",
                            "--state",
                            "state",
                            "--parked",
                            "run.parked"));
            assertEquals(
                    1,
                    kdt(
                            local,
                            "process",
                            PIPELINE,
                            "wire.ndjson",
                            "--in",
                            "envelope",
                            "--to",
                            "process.out",
                            "--parked",
                            "process.parked"));
            assertEquals(
                    1,
                    kdt(
                            local,
                            "lambda",
                            "invoke",
                            PIPELINE,
                            "event.json",
                            "--to",
                            "lambda.out",
                            "--parked",
                            "lambda.parked"));
        }
        List<String> outputs = sorted("run.out");
        assertTrue(outputs.size() > ORDERS * 9 / 10, () -> outputs.size() + " outputs");
        assertEquals(outputs, sorted("process.out"));
        assertEquals(outputs, sorted("lambda.out"));
        List<String> parked = sorted("run.parked");
        assertEquals(3, parked.size());
        assertEquals(parked, sorted("process.parked"));
        assertEquals(parked, sorted("lambda.parked"));
    }

    private void put(Clients clients) throws InterruptedException {
        DemoOrders orders = new DemoOrders(
                Templates.named("orders")
                        .generation(2026, Instant.parse("2026-01-01T00:00:00Z"))
                        .records(),
                ORDERS);
        ServiceSink.Settings settings = new ServiceSink.Settings(1, Retries.atOnce(new Stop()), new RunCounters());
        Lane lane = orders.lanes().getFirst();
        try (ServiceSink sink = new ServiceSink(
                new KinesisPut(clients.kinesis(), "orders", clients.place(), new Random(1)), settings)) {
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                for (KinesisRecord each : batch.records()) {
                    sink.send(new Output(each.data(), each), new Delivered());
                }
            }
            sink.flush();
        }
    }

    private static List<KinesisRecord> read(Clients clients) throws InterruptedException {
        StreamSource source = new StreamSource(new StreamSource.Settings(
                clients.kinesis(),
                "orders",
                clients.place(),
                new StartAt.TrimHorizon(),
                Instant.now(),
                new ShardSelection.All(),
                Checkpoints.NONE,
                ReadRate.LOCAL,
                Clock.systemUTC(),
                Retries.atOnce(new Stop())));
        List<KinesisRecord> records = new ArrayList<>();
        for (Lane lane : source.lanes()) {
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                records.addAll(batch.records());
            }
        }
        return records;
    }

    private static byte[] envelopes(List<KinesisRecord> records) {
        EnvelopeWriter writer = new EnvelopeWriter();
        ByteBuilder lines = new ByteBuilder();
        records.forEach(each -> writer.write(each, null, lines));
        return lines.toBytes();
    }

    /** The event that Lambda would make of the records. */
    private static String event(List<KinesisRecord> records) {
        ObjectNode event = new ObjectMapper().createObjectNode();
        ArrayNode entries = event.putArray("Records");
        for (KinesisRecord each : records) {
            String sequence = String.valueOf(each.position().sequence());
            ObjectNode entry = entries.addObject()
                    .put("eventID", each.position().shard() + ":" + sequence)
                    .put("eventSourceARN", "arn:aws:kinesis:us-east-1:000000000000:stream/orders");
            entry.putObject("kinesis")
                    .put("partitionKey", each.partitionKey())
                    .put("sequenceNumber", sequence)
                    .put("data", Base64.getEncoder().encodeToString(each.data().toBytes()))
                    .put(
                            "approximateArrivalTimestamp",
                            BigDecimal.valueOf(
                                    Objects.requireNonNull(each.arrival()).toEpochMilli(), 3));
        }
        return event.toString();
    }

    private int kdt(Map<String, String> environment, String... args) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new Terminal(false, false, false),
                environment,
                folder,
                Clock.systemUTC(),
                time -> {},
                stop -> {});
        return new Kdt(console).run(args);
    }

    private List<String> sorted(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream().sorted().toList();
    }

    private static final class Delivered implements Ticket {
        @Override
        public void delivered(Output output) {}

        @Override
        public void undeliverable(Output output, Failure failure) {
            throw new AssertionError(failure.message());
        }

        @Override
        public void givenUp(Output output) {
            throw new AssertionError("given up");
        }
    }
}
