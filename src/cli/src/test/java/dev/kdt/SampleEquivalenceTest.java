package dev.kdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.record.KinesisRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every sample ends in the same outcomes on files, as a Lambda function for a stream, and as one that transforms a delivery: the same
 * output bytes, and the same records that fail.
 */
class SampleEquivalenceTest {
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "orders, orders.ndjson",
        "clickstream, clickstream.ndjson",
        "cloudwatch-logs, cloudwatch-logs.envelopes.ndjson"
    })
    void endsInTheSameOutcomesWhateverTheHost(String sample, String capture) throws Exception {
        List<KinesisRecord> records = SampleEvents.records(SAMPLES.resolve(capture));
        Files.write(folder.resolve("wire.ndjson"), SampleEvents.envelopes(records));
        Files.writeString(folder.resolve("stream.json"), SampleEvents.streamEvent(records));
        Files.writeString(folder.resolve("delivery.json"), SampleEvents.deliveryEvent(records));
        String pipeline = SAMPLES.resolve(sample + ".yaml").toString();

        kdt("process", pipeline, "wire.ndjson", "--in", "envelope", "--to", "file.out", "--parked", "file.parked");
        kdt("process", pipeline, "stream.json", "--in", "kinesis-event", "--to", "event.out");
        kdt("lambda", "invoke", pipeline, "stream.json", "--to", "lambda.out", "--parked", "lambda.parked");
        String answer = kdt("lambda", "invoke", pipeline, "delivery.json");

        String outputs = read("file.out");
        assertFalse(outputs.isEmpty());
        assertEquals(outputs, read("event.out"));
        assertEquals(outputs, read("lambda.out"));
        assertEquals(read("file.parked"), read("lambda.parked"));
        assertEquals(outputs, SampleEvents.delivered(answer));
        assertEquals(read("file.parked").lines().count(), SampleEvents.failed(answer));
        assertTrue(sample.equals("orders") == (SampleEvents.failed(answer) == 3), answer);
    }

    private String kdt(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Map.of("CLICKS_SALT", "pepper"),
                folder,
                Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
                time -> {},
                Signals.NONE);
        new Kdt(console).run(args);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String read(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }
}
