package dev.kdt.cli.transcript;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.BucketServer;
import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of every command's help, one after the other, against an endpoint of their own, in a folder with the files that
 * they name.
 */
class ExamplesTest {
    private static final Path HELP = Path.of("src/cli/src/main/resources/dev/kdt/cli/help/commands");
    private static final int FEWEST = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int STOPPED = 143;

    private static final String PARKED =
            "kdt process orders.yaml samples/orders.ndjson --parked parked.ndjson -q > good.ndjson";
    private static final String ENVELOPES = "kdt process -e . -o envelope orders.ndjson -q > %s";
    private static final String DELIVERED = "kdt run orders.yaml --from orders --to %s --until now -q";
    private static final String EVENT =
            "kdt process -q -e 'del(.Records[3])' --decode json samples/kinesis-event.json > event.json";
    private static final String CONSUMER = "curl -sf http://$KDT_LOCAL -H 'Content-Type: application/x-amz-json-1.1'"
        + " -H 'X-Amz-Date: 20261122T000000Z' -H 'Authorization: AWS4-HMAC-SHA256 Signature=0, SignedHeaders=host,"
        + " Credential=AK/20261122/us-east-1/kinesis/aws4_request' -H 'X-Amz-Target:"
        + " Kinesis_20131202.RegisterStreamConsumer' -d"
        + " '{\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/orders\",\"ConsumerName\":\"reports\"}'";
    private static final String CONFIGURATION = "cp contexts.yaml .config/kdt/config.yaml";

    /** What an endpoint has, and files, for all. */
    private static final List<String> USUAL = List.of(
            "cp samples/orders.yaml samples/clickstream.yaml samples/clickstream.tests.yaml samples/clickstream.ndjson"
                    + " .",
            "head -40 samples/orders.ndjson > orders.ndjson",
            "kdt local --stream orders:4 --stream a --stream old --stream test --delivery archive --delivery old"
                    + " --delivery test --function orders-in=false --transition 0s --data data &",
            "kdt produce orders orders.ndjson -k .customer -q");

    /** Those that need none of it, or start an endpoint of their own. */
    private static final List<String> WITHOUT_ENDPOINT = List.of(
            "kdt", "kdt-local", "kdt-demo", "kdt-local-tick", "kdt-help", "kdt-completion", "kdt-con(text|fig)(-.*)?");

    /** What the examples of a command need besides. */
    private static final Map<String, List<String>> SET_UP = Map.ofEntries(
            Map.entry("kdt-config", List.of(CONFIGURATION)),
            Map.entry("kdt-config-show", List.of(CONFIGURATION)),
            Map.entry("kdt-context", List.of(CONFIGURATION)),
            Map.entry("kdt-context-list", List.of(CONFIGURATION)),
            Map.entry("kdt-context-show", List.of(CONFIGURATION, "kdt context use prod -q")),
            Map.entry("kdt-context-trust", List.of("cp project.yaml .kdt.yaml")),
            Map.entry("kdt-context-use", List.of(CONFIGURATION)),
            Map.entry("kdt-delivery-flush", List.of("kdt push archive orders.ndjson -q")),
            Map.entry("kdt-lambda", List.of(EVENT)),
            Map.entry("kdt-lambda-invoke", List.of(EVENT)),
            Map.entry(
                    "kdt-local-fault-clear",
                    List.of(
                            "kdt local fault add slow times=1 -q",
                            "kdt local fault add slow times=2 -q",
                            "kdt local fault add slow times=3 -q")),
            Map.entry("kdt-local-tick", List.of("kdt local --clock virtual --data data &")),
            Map.entry("kdt", List.of("kdt local --stream orders:4 --data data &")),
            Map.entry("kdt-local-mapping-add", List.of("kdt stream create clicks -q", "kdt stream create returns -q")),
            Map.entry("kdt-local-mapping-delete", mapped()),
            Map.entry("kdt-local-mapping-list", mapped()),
            Map.entry("kdt-local-mapping-pause", mapped()),
            Map.entry("kdt-local-mapping-resume", mapped()),
            Map.entry("kdt-process", List.of("gzip -c samples/clickstream.ndjson > clicks.ndjson.gz")),
            Map.entry("kdt-produce", List.of("kdt produce a orders.ndjson -q", "kdt stream create b -q")),
            Map.entry("kdt-push", List.of(ENVELOPES.formatted("kdt-parked-20261122T101500Z.ndjson"))),
            Map.entry(
                    "kdt-redrive",
                    List.of(
                            "cp text.yaml fixed.yaml",
                            PARKED,
                            "mkdir failed-batches",
                            "cp parked.ndjson failed-batches/one.ndjson",
                            "kdt stream create repaired -q")),
            Map.entry(
                    "kdt-replay",
                    List.of(
                            DELIVERED.formatted("firehose:archive"),
                            "kdt delivery flush archive -q",
                            "mkdir day",
                            "cp orders.ndjson day/orders.ndjson")),
            Map.entry("kdt-run", List.of("kdt stream create clean -q")),
            Map.entry("kdt-stream", List.of("kdt stream delete orders -q")),
            Map.entry("kdt-stream-create", List.of("kdt stream delete orders -q")),
            Map.entry("kdt-stream-consumer", List.of(CONSUMER)),
            Map.entry("kdt-stream-consumer-remove", List.of(CONSUMER)),
            Map.entry("kdt-test", List.of("cp samples/orders.ndjson orders.ndjson")),
            Map.entry("kdt-tail", List.of("kdt produce orders samples/clickstream.ndjson -q")),
            Map.entry(
                    "kdt-verify",
                    List.of(
                            DELIVERED.formatted("firehose:archive"),
                            "kdt delivery flush archive -q",
                            DELIVERED.formatted("out.ndjson --group second"))));

    /** Commands that go on until they are stopped, or for long. */
    private static final Set<String> LONG = Set.of(
            "kdt tail orders",
            "kdt tail orders --local --since 10m",
            "kdt top orders",
            "kdt top orders --once --for 30s",
            "kdt run orders.yaml --from orders --to firehose:archive",
            "kdt run orders.yaml --from orders --to kinesis:clean --log json",
            "kdt replay data/s3/archive --to kinesis:test --time .at -k .id",
            "kdt local --stream orders:4 --delivery archive",
            "kdt local --port 0 --data data --limits",
            "kdt local --clock virtual",
            "kdt local --fault 'throttle op=PutRecords rate=0.2'");

    /** Commands that tell of broken records on purpose. */
    private static final Set<String> TELLING = Set.of("kdt demo", "kdt demo --data demo-data");

    /** Words of examples that do not run here, and what runs them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "source <(", "CompletionsIT: the shell's own word",
            "| source", "CompletionsIT: the shell's own word",
            "kdt lambda package", "PackageIT: a package is made of the artefact",
            "function.zip", "PackageIT: a package is made of the artefact",
            "kdt demo --lambda", "DemoIT: a package is made of the artefact");

    @TempDir
    static Path folder;

    /** Who pauses with what is set up, has what the others have. */
    private static List<String> mapped() {
        return List.of(
                "kdt stream create clicks -q",
                "kdt local mapping add orders-in orders -q",
                "kdt local mapping add orders-in clicks -q");
    }

    @TestFactory
    List<DynamicTest> examplesDoWhatTheySay() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> run(file)))
                .toList();
    }

    @Test
    void everyHelpHasThreeExamplesAtItsEnd() throws IOException {
        assertAll(files().stream().filter(file -> !name(file).equals("kdt")).map(file -> () -> {
            String text = Files.readString(file);
            assertTrue(examples(file).size() >= FEWEST, () -> name(file) + ": " + examples(file));
            assertTrue(
                    text.matches("(?s)(## (?!See also).*)?## Examples\n\n(    .*\n)+(\n## See also\n\n[^#]+)?"), text);
        }));
    }

    private static void run(Path file) throws IOException, InterruptedException {
        String name = name(file);
        Path place = Files.createDirectories(folder.resolve(name)).toRealPath();
        Files.createSymbolicLink(place.resolve("samples"), Path.of("samples").toAbsolutePath());
        prepare(place);
        try (BucketServer bucket = bucket();
                Shell shell = new Shell(place)) {
            check(shell, "AWS_ENDPOINT_URL_S3=" + bucket.url(), false);
            if (WITHOUT_ENDPOINT.stream().noneMatch(each -> name.matches(each))) {
                for (String line : USUAL) {
                    check(shell, line, false);
                }
            }
            for (String line : SET_UP.getOrDefault(name, List.of())) {
                check(shell, line, line.equals(PARKED));
            }
            for (String line : examples(file)) {
                boolean isSetUp = SET_UP.getOrDefault(name, List.of()).stream().anyMatch(each -> each.startsWith(line));
                if (!isSetUp && ELSEWHERE.keySet().stream().noneMatch(line::contains)) {
                    example(shell, line);
                }
            }
        }
    }

    private static void prepare(Path place) throws IOException {
        Files.createDirectories(place.resolve(".config/kdt"));
        Files.writeString(place.resolve("contexts.yaml"), """
            context: prod
            contexts:
              dev: {local: true}
              prod: {region: eu-west-1}
            """);
        Files.writeString(place.resolve("project.yaml"), """
            context: here
            contexts:
              here: {local: true}
            """);
        Files.writeString(place.resolve("text.yaml"), "name: fixed\ndecode: text\nsteps: []\nencode: text\n");
    }

    private static BucketServer bucket() throws IOException {
        String error =
                "{\"attemptsMade\":1,\"arrivalTimestamp\":1764000000000,\"errorCode\":\"e\",\"errorMessage\":\"m\","
                        + "\"attemptEndingTimestamp\":1764000000000,\"rawData\":\"eyJpZCI6MX0=\"}\n";
        return new BucketServer(Map.of(
                "lake/orders/2026/11/orders-1-2026-11-22-08-00-00-a",
                "{\"id\":1}\n{\"id\":2}\n",
                "lake/errors/processing-failed/2026/e",
                error));
    }

    private static void check(Shell shell, String line, boolean fails) throws IOException, InterruptedException {
        Step.Printed printed = shell.run(List.of(line));
        assertEquals(fails ? 1 : 0, printed.code(), () -> line + ": " + printed.err());
    }

    private static void example(Shell shell, String line) throws InterruptedException {
        Stopping stopping = new Stopping();
        shell.signal(stopping);
        CompletableFuture<Step.Printed> running = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                running.complete(shell.run(List.of(line)));
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                running.completeExceptionally(e);
            }
        });
        boolean stopped = LONG.contains(line) && !thread.join(Duration.ofSeconds(1));
        if (stopped) {
            stopping.now();
        }
        assertTrue(thread.join(LONGEST), () -> "does not end: " + line);
        Step.Printed printed = running.join();
        String all = line + "\n" + String.join("\n", printed.err());
        assertTrue(printed.code() == 0 || (stopped && printed.code() == STOPPED), () -> printed.code() + ": " + all);
        assertTrue(
                TELLING.contains(line)
                        || printed.err().stream()
                                .noneMatch(each -> each.startsWith("kdt: ") || each.startsWith("warning: ")),
                all);
    }

    /** SIGTERM, whenever the command begins to listen. */
    private static final class Stopping implements Signals {
        private final List<Stop> stops = new ArrayList<>();
        private boolean now;

        @Override
        public synchronized void request(Stop stop) {
            stops.add(stop);
            if (now) {
                stop.request(Stop.Reason.TERMINATE);
            }
        }

        synchronized void now() {
            now = true;
            stops.forEach(each -> each.request(Stop.Reason.TERMINATE));
        }
    }

    /** The commands below Examples, or Start here, without what is said of them. */
    private static List<String> examples(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .dropWhile(line -> !line.equals("## Examples") && !line.startsWith("## Start here"))
                    .filter(line -> line.startsWith("    "))
                    .map(line -> line.strip().replaceFirst(" {3,}.*", ""))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".md", "");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(HELP)) {
            return files.sorted().collect(Collectors.toList());
        }
    }
}
