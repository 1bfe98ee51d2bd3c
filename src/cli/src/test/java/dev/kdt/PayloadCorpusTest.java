package dev.kdt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import dev.kdt.codec.PayloadCorpus;
import dev.kdt.codec.PayloadCorpus.Sample;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** Each sample is read as the same values whatever the way: as a record of a stream, as a file, and with its layers named. */
class PayloadCorpusTest {
    private static final List<Sample> SAMPLES = PayloadCorpus.samples();

    @TempDir
    private Path folder;

    @Test
    void tailShowsEverySample() throws Exception {
        EndpointOptions options = EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO);
        try (Endpoint endpoint = Endpoint.start(options);
                Clients clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()))) {
            new StreamControl(clients.kinesis(), clients.place(), time -> {}).create("samples", 1);
            for (Sample each : SAMPLES) {
                clients.kinesis()
                        .putRecord(request -> request.streamName("samples")
                                .partitionKey("key")
                                .data(SdkBytes.fromByteArray(each.payload().toBytes())));
            }
            Map<String, String> local = Map.of("KDT_LOCAL", "127.0.0.1:" + endpoint.port(), "HOME", folder.toString());
            List<String> shown =
                    kdt(local, "tail", "samples", "--since", "trim-horizon", "--until", "now", "-o", "ndjson");
            assertEquals(String.join("\n", lookedAt(SAMPLES)), String.join("\n", shown));
        }
    }

    @Test
    void processReadsEveryFile() throws IOException {
        for (Sample each : SAMPLES) {
            String file = written(each);
            assertEquals(
                    lookedAt(List.of(each)), kdt(Map.of(), "process", "-e", ".", "--in", "raw", file), each.name());
            if (each.isAlikeInAFile()) {
                assertEquals(each.values(), kdt(Map.of(), "process", "-e", ".", file), each.name());
            }
        }
    }

    @Test
    void aPipelineReadsEverySampleByItsLayersNames() throws IOException {
        for (Sample each : SAMPLES) {
            Files.writeString(
                    folder.resolve("named.yaml"), "name: named\ndecode: [" + each.chain() + "]\nsteps: [{map: .}]\n");
            List<String> read = kdt(Map.of(), "process", "named.yaml", "--in", "raw", written(each));
            assertEquals(each.values(), read, each.name());
        }
    }

    private String written(Sample sample) throws IOException {
        Files.write(folder.resolve("sample"), sample.payload().toBytes());
        return "sample";
    }

    private static List<String> lookedAt(List<Sample> samples) {
        return samples.stream().flatMap(each -> each.lookedAt().stream()).toList();
    }

    private List<String> kdt(Map<String, String> environment, String... args) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                shown,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new Terminal(false, false, false),
                environment,
                folder,
                Clock.systemUTC(),
                time -> {},
                stop -> {});
        int code = new Kdt(console).run(args);
        assertEquals(0, code, () -> said.toString(StandardCharsets.UTF_8));
        return shown.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
