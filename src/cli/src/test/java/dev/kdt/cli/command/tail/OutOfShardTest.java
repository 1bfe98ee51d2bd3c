package dev.kdt.cli.command.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamControl;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import dev.kdt.codec.KplWriter;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.record.HashKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** User records whose hash key is not of the shard that their aggregate is in, as a split in the middle of writing makes them. */
class OutOfShardTest {
    private static final List<String> ALL = List.of("{\"id\":1}", "{\"id\":2}", "{\"id\":3}", "{\"id\":4}");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Endpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        try (Clients clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()))) {
            new StreamControl(clients.kinesis(), clients.place(), time -> {}).create("orders", 2);
            KplWriter aggregate = new KplWriter(10_000);
            List<String> keys = keysOfBothShards();
            aggregate.add(keys.get(0), null, Slice.utf8("{\"id\":1}"));
            aggregate.add(keys.get(1), null, Slice.utf8("{\"id\":2}"));
            aggregate.add(keys.get(0), HashKey.MAX.toString(), Slice.utf8("{\"id\":3}"));
            aggregate.add(keys.get(1), HashKey.MIN.toString(), Slice.utf8("{\"id\":4}"));
            clients.kinesis()
                    .putRecord(request -> request.streamName("orders")
                            .partitionKey("a")
                            .explicitHashKey("0")
                            .data(SdkBytes.fromByteArray(aggregate.finish().toBytes())));
        }
    }

    @AfterEach
    void stop() throws Exception {
        endpoint.close();
    }

    /** A key of the first half of the hash keys, and one of the second. */
    private static List<String> keysOfBothShards() {
        List<String> keys = new ArrayList<>(List.of("", ""));
        for (int i = 0; keys.contains(""); i++) {
            String key = "key-" + i;
            HashKey hash = HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8));
            keys.set(hash.compareTo(HashKey.evenStart(1, 2)) < 0 ? 0 : 1, key);
        }
        return keys;
    }

    @Test
    void tailHandsThemOnMarkedAndSaysHowManyThereAre() {
        assertEquals(ALL, tail());
        assertTrue(said().contains("2 records outside of their shard ($meta.outOfShard marks them"), said());
        assertEquals(List.of("{\"id\":2}", "{\"id\":3}"), tail("--where", "$meta.outOfShard"));
        assertEquals(List.of("1", "4"), tail("--where", "$meta.outOfShard | not", "--select", ".id"));
        assertEquals(
                2,
                tail("-o", "envelope").stream()
                        .filter(line -> line.contains("\"outOfShard\":true"))
                        .count());
        assertEquals(
                2,
                tail("-o", "pretty").stream()
                        .filter(line -> line.contains("  outside of its shard  key "))
                        .count());
        assertEquals(ALL, tail("-o", "text"));
        assertEquals(String.join("", ALL), String.join("", tail("-o", "raw")));
    }

    @Test
    void theRulesOfTheKclDropThem() {
        assertEquals(List.of("{\"id\":1}", "{\"id\":4}"), tail("--kcl-rules"));
        assertTrue(said().contains("2 records outside of their shard: dropped"), said());
    }

    @Test
    void runCountsThemAndDropsThemWhenAsked() throws Exception {
        Files.writeString(folder.resolve("all.yaml"), "name: all\nsteps: [{map: .id}]\n");
        assertEquals(List.of("1", "2", "3", "4"), run("marked"));
        assertTrue(said().contains("  2 outside of their shard"), said());
        assertEquals(List.of("1", "4"), run("dropped", "--kcl-rules"));
        assertTrue(said().contains("2 dropped by --kcl-rules"), said());
    }

    @Test
    void anEnvelopeKeepsTheMark() throws Exception {
        Files.write(folder.resolve("taken.ndjson"), tail("-o", "envelope"));
        assertEquals(
                List.of("false", "true", "true", "false"),
                kdt("process", "-e", "$meta.outOfShard == true", "--in", "envelope", "taken.ndjson"));
    }

    private List<String> tail(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "tail", "orders", "--since", "trim-horizon", "--until", "now", "--shard", "shardId-000000000000"));
        words.addAll(List.of(more));
        return kdt(words.toArray(String[]::new));
    }

    private List<String> run(String group, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "all.yaml",
                "--from",
                "orders",
                "--to",
                "-",
                "--until",
                "now",
                "--state",
                "state",
                "--group",
                group));
        words.addAll(List.of(more));
        return kdt(words.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private List<String> kdt(String... words) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        said.reset();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                shown,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new Terminal(false, false, false),
                Map.of("KDT_LOCAL", "127.0.0.1:" + endpoint.port(), "HOME", folder.toString()),
                folder,
                Clock.systemUTC(),
                time -> {},
                stop -> {});
        assertEquals(0, new Kdt(console).run(words), this::said);
        return shown.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
