package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.Transformer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that {@code kdt} and {@code kdt local} leave after failures is redriven by a process that is killed again and again: it arrives,
 * and nothing of it twice.
 */
@Timeout(300)
class RedriveKilledTest extends LocalCommands {
    private static final int KILLS = 4;

    /** Records of each kind that is left; of parked ones there are more, so that they take several requests. */
    private static final int FEW = 60;

    private static final int MANY = 1_700;

    /** Most partitions that a delivery stream fills at a time. */
    private static final int PARTITIONS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> DESTINATIONS = List.of("s3:failed", "sqs:failures", "sns:failures");

    private static final List<String> LEFTOVERS = List.of(
            "left",
            "data/s3/transformed/bad",
            "data/s3/partitioned/bad",
            "data/s3/crowded/bad",
            "data/s3/logs/bad",
            "data/s3/failed",
            "data/lambda-destinations",
            "data/s3/loaded/errors");

    private final Random random = new Random(Long.getLong("kdt.seed", 5));
    private final Map<String, Integer> expected = new TreeMap<>();

    @Override
    EndpointOptions options(EndpointOptions usual) {
        List<GivenFunction> failing = IntStream.range(0, DESTINATIONS.size())
                .<GivenFunction>mapToObj(
                        each -> new GivenFunction.CommandLine("f" + each, "false", FunctionSettings.DEFAULT))
                .toList();
        return usual.withDelivery(DeliveryOptions.DEFAULT
                        .withMaxActivePartitions(PARTITIONS)
                        .withFunctions(_ -> RedriveKilledTest::refuse))
                .withLambda(LambdaOptions.DEFAULT.withFunctions(failing));
    }

    private static List<Transformer.Answer> refuse(Transformer.Request in) {
        return in.records().stream()
                .map(each ->
                        new Transformer.Answer(each.id(), Transformer.Result.ProcessingFailed, each.data(), Map.of()))
                .toList();
    }

    private Ran kdt(int code, String in, String line) {
        out = new ByteArrayOutputStream();
        Ran ran = kdt(in, line.split(" ", -1));
        assertEquals(code, ran.code(), line + ": " + ran.err());
        return ran;
    }

    /** Lines of a kind, all of them expected in the end. */
    private String lines(String kind, int count) {
        List<String> lines = IntStream.range(0, count)
                .mapToObj(each -> "{\"kind\":\"" + kind + "\",\"n\":" + each + "}")
                .toList();
        lines.forEach(each -> expected.put(each, 0));
        return lines.stream().map(each -> each + "\n").collect(Collectors.joining());
    }

    private void stream(String name, int count) {
        kdt(0, "", "stream create " + name + " --shards 1");
        kdt(0, lines(name, count), "produce " + name);
    }

    private void park() throws IOException {
        Files.createDirectories(folder.resolve("left"));
        Files.writeString(
                folder.resolve("fails.yaml"), "name: fails\nsteps: [{map: 'error(\"no\")'}]\nencode: ndjson\n");
        stream("parked", MANY);
        kdt(
                1,
                "",
                "run fails.yaml --from parked --to kinesis:orders --until now --state s --parked left/parked.ndjson");
        kdt(0, "", "local fault add error op=PutRecords");
        kdt(1, lines("result", FEW), "produce orders --retry-for 1ms --parked left/results.ndjson");
        kdt(0, "", "local fault clear");
    }

    private void failInDeliveryStreams() {
        String create =
                "delivery create %s --bucket %s --buffer-time 60s --error-prefix bad/!{firehose:error-output-type}/ ";
        kdt(0, "", create.formatted("transformed", "transformed") + "--transform any --prefix good/");
        kdt(0, lines("transformed", MANY), "push transformed");
        kdt(
                0,
                "",
                create.formatted("partitioned", "partitioned")
                        + "--partition-query {p:.absent} --prefix p=!{partitionKeyFromQuery:p}/");
        kdt(0, lines("partitioned", FEW), "push partitioned");
        kdt(
                0,
                "",
                create.formatted("crowded", "crowded")
                        + "--partition-query {p:.kind} --prefix p=!{partitionKeyFromQuery:p}/");
        for (int i = 0; i < PARTITIONS; i++) {
            kdt(0, "{\"kind\":\"other" + i + "\"}\n", "push crowded");
        }
        kdt(0, lines("crowded", FEW), "push crowded");
        kdt(0, "", "stream create logs --shards 1");
        kdt(0, "", create.formatted("logs", "logs") + "--source logs --log-messages");
        kdt(0, lines("logs", FEW), "produce logs");
        for (String each : List.of("transformed", "partitioned", "crowded", "logs")) {
            kdt(1, "", "delivery flush " + each);
        }
    }

    private void failInFunctions() throws IOException {
        for (int i = 0; i < DESTINATIONS.size(); i++) {
            stream("batches" + i, FEW);
            kdt(
                    0,
                    "",
                    "local mapping add f" + i + " batches" + i + " --attempts 0 --batch-size 20 --on-failure "
                            + DESTINATIONS.get(i));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (files("data/s3/failed") + files("data/lambda-destinations") < 3 * DESTINATIONS.size()) {
            assertTrue(System.nanoTime() < end, "batches were not given up");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        for (int i = 0; i < DESTINATIONS.size(); i++) {
            kdt(0, "", "local mapping delete f" + i);
        }
    }

    private long files(String where) throws IOException {
        Path root = folder.resolve(where);
        if (!Files.exists(root)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private void failToLoad() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("CREATE TABLE t (kind text, n int CHECK (n > 1000))");
            }
            environment.put("PGUSER", "postgres");
            environment.put("PGPASSWORD", "any-17");
            kdt(
                    0,
                    "",
                    "delivery create loaded --bucket loaded --buffer-time 60s --redshift jdbc:redshift://localhost:"
                            + postgres.getPort() + "/postgres --table t --retry 0s");
            kdt(0, lines("loaded", FEW), "push loaded");
            kdt(1, "", "delivery flush loaded");
        }
    }

    @Test
    void everythingThatFailedArrivesAndNothingTwice() throws Exception {
        park();
        failInDeliveryStreams();
        failInFunctions();
        failToLoad();
        kdt(0, "", "stream create fixed --shards 2");
        String line = "redrive " + String.join(" ", LEFTOVERS) + " --to kinesis:fixed";
        kdt(0, "", line + " -o json");
        assertEquals(expected.size(), count("toSend"));
        kdt(0, "", "local fault add slow op=PutRecords for=120ms");
        for (int i = 0; i < KILLS; i++) {
            killInTheMiddle(line + " --send");
        }
        kdt(0, "", "local fault clear");
        out = new ByteArrayOutputStream();
        Ran rest = kdt("", (line + " --send -o json").split(" ", -1));
        long unknown = count("unknown");
        assertEquals(unknown == 0 ? 0 : 1, rest.code(), rest.err());
        assertEquals(expected.size(), count("sent") + count("sentBefore") + unknown, rest.err());
        long missing = check();
        assertTrue(missing <= unknown, missing + " missing, " + unknown + " unknown");

        out = new ByteArrayOutputStream();
        kdt("", (line + " --send -o json").split(" ", -1));
        assertEquals(0, count("sent"));
        assertEquals(missing, check());

        out = new ByteArrayOutputStream();
        Ran looked = kdt("", (line + " --send -o json --unknown look").split(" ", -1));
        assertEquals(0, looked.code(), looked.err());
        assertEquals(missing, count("sent"));
        assertEquals(0, check(), "what was looked for and not found is sent");
        System.out.println("redrive: " + KILLS + " kills, " + expected.size() + " leftovers, " + unknown + " unknown, "
                + missing + " of them not there");
    }

    /** The sum of a count over all rows of the JSON that was printed last. */
    private long count(String name) throws IOException {
        JsonNode json = new ObjectMapper().readTree(out.toString());
        long sum = 0;
        for (JsonNode each : json.get("leftovers")) {
            sum += each.path(name).asLong();
        }
        return sum;
    }

    /** Kills a process of its own when it has begun a few requests. */
    private void killInTheMiddle(String line) throws Exception {
        long begun = requests() + 1 + random.nextInt(2);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Main.class.getName()));
        command.addAll(List.of(line.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().putAll(environment);
        builder.environment().remove("XDG_STATE_HOME");
        Process process = builder.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && requests() < begun) {
            assertTrue(System.nanoTime() < end, "it sends nothing");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(150)));
        process.destroyForcibly().waitFor();
        assertEquals(137, process.exitValue(), Files.readString(folder.resolve("err.txt")));
    }

    /** That of this process, from any folder; a launcher of tests may have a class loader of its own for it. */
    private static String classPath() {
        Stream<String> files = RedriveKilledTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath)
                : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        return files.map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Requests that ledgers say were begun. */
    private long requests() throws IOException {
        long count = 0;
        for (String each : LEFTOVERS) {
            Path ledger = folder.resolve(each).resolve(".kdt-redriven.ndjson");
            if (Files.exists(ledger)) {
                String text = Files.readString(ledger);
                count += text.split("\"sending\"", -1).length - 1;
            }
        }
        return count;
    }

    /** Counts what is there, and returns how many are missing. */
    private long check() {
        Map<String, Integer> there = new TreeMap<>();
        out = new ByteArrayOutputStream();
        kdt("", "tail", "fixed", "--since", "trim-horizon", "--until", "now", "-o", "text");
        out.toString().lines().filter(each -> !each.isEmpty()).forEach(each -> there.merge(each, 1, Integer::sum));
        there.forEach((each, count) -> assertEquals(1, count, each));
        assertTrue(expected.keySet().containsAll(there.keySet()), "others are there");
        return expected.size() - there.size();
    }
}
