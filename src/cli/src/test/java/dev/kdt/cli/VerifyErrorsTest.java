package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.Transformer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code kdt verify --errors} on the error output that {@code kdt local} really writes, of each kind: what is in it is not missing. */
class VerifyErrorsTest extends LocalCommands {
    private static final int COUNT = 1_000;

    /** Those that end in 3, of all. */
    private static final int FAILING = COUNT / 10;

    @Override
    EndpointOptions options(EndpointOptions usual) {
        return usual.withDelivery(DeliveryOptions.DEFAULT.withFunctions(_ -> VerifyErrorsTest::picky));
    }

    private static List<Transformer.Answer> picky(Transformer.Request in) {
        return in.records().stream()
                .map(each -> new Transformer.Answer(
                        each.id(),
                        each.data().toText().contains("3}")
                                ? Transformer.Result.ProcessingFailed
                                : Transformer.Result.Ok,
                        each.data(),
                        Map.of()))
                .toList();
    }

    @BeforeEach
    void makePipeline() throws IOException {
        Files.writeString(folder.resolve("p.yaml"), """
            name: p
            steps:
              - map: '{id: .n, v: (.n / 8), last: (.n % 10)}'
              - stamp: ._kdt
              - map: '{_kdt, v, id, last}'
            encode: ndjson
            """);
    }

    private void create(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "delivery", "create", "lake", "--bucket", "lake", "--buffer-time", "60s", "--compression", "gzip"));
        args.addAll(List.of(more));
        done(kdt("", args.toArray(String[]::new)));
    }

    private void produceNumbers() {
        String lines = IntStream.range(0, COUNT)
                .mapToObj(each -> "{\"n\":" + each + "}\n")
                .collect(Collectors.joining());
        done(kdt(lines, "produce", "orders", "--aggregate", "-k", ".n % 40 | tostring"));
    }

    private static void done(Ran ran) {
        assertEquals(0, ran.code(), ran.err());
    }

    private void flush(String failure) {
        Ran flushed = kdt("", "delivery", "flush", "lake");
        assertEquals(1, flushed.code(), flushed.err());
        assertTrue(flushed.err().contains(failure), flushed.err());
    }

    private Map<String, Integer> verify(String... more) throws IOException {
        out = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of("verify", "--stream", "orders", "-o", "ndjson"));
        args.addAll(List.of(more));
        Ran ran = kdt("", args.toArray(String[]::new));
        assertEquals(1, ran.code(), ran.err());
        Map<String, Integer> found = new TreeMap<>();
        for (String line : out.toString().lines().toList()) {
            JsonNode finding = new ObjectMapper().readTree(line);
            found.merge(finding.get("verdict").asText(), 1, Integer::sum);
        }
        return found;
    }

    @Test
    void findsResultsThatAFunctionFailedOn() throws IOException {
        Files.writeString(folder.resolve("p.yaml"), "name: p\nsteps: [{map: '{id: .n}'}]\nencode: ndjson\n");
        create("--transform", "picky", "--error-prefix", "bad/!{firehose:error-output-type}/", "--prefix", "good/");
        produceNumbers();
        done(run("p.yaml", "--to", "firehose:lake"));
        flush("put " + FAILING + " records to its error output");
        String lake = "data/s3/lake";
        String bad = lake + "/bad/processing-failed";
        assertEquals(Map.of("parked", FAILING), verify("--delivered", lake, "--errors", bad, "--pipeline", "p.yaml"));
        assertEquals(Map.of("missing", FAILING), verify("--delivered", lake + "/good", "--pipeline", "p.yaml"));
    }

    /** A delivery stream gives up hours after the time that is verified. */
    @Test
    void looksIntoErrorOutputOfLaterHours() throws IOException {
        produceNumbers();
        done(run("p.yaml", "--to", "out.ndjson"));
        Path late = Files.createDirectories(folder.resolve("bad/2031/01/02/03"));
        List<String> lines = lines("out.ndjson");
        String raw = Base64.getEncoder().encodeToString(lines.getFirst().getBytes(StandardCharsets.UTF_8));
        Files.writeString(late.resolve("e"), "{\"rawData\":\"" + raw + "\"}\n");
        Files.write(folder.resolve("rest.ndjson"), lines.subList(1, lines.size()));
        assertEquals(
                Map.of("parked", 1),
                verify("--delivered", "rest.ndjson", "--errors", "bad", "--pipeline", "p.yaml", "--until", "0s"));
    }

    @Test
    void findsRecordsOfAggregatesThatADeliveryStreamReadItself() throws IOException {
        create("--source", "orders", "--transform", "picky", "--error-prefix", "bad/");
        produceNumbers();
        flush("put " + FAILING + " records to its error output");
        assertEquals(Map.of("parked", FAILING), verify("--delivered", "data/s3/lake", "--errors", "data/s3/lake/bad"));
    }

    @Test
    void findsResultsThatHadNoPartition() throws IOException {
        create(
                "--partition-query",
                "{p: (if .last == 3 then \"\" else \"x\" end)}",
                "--prefix",
                "p=!{partitionKeyFromQuery:p}/",
                "--error-prefix",
                "bad/");
        produceNumbers();
        done(run("p.yaml", "--to", "firehose:lake"));
        flush("put " + FAILING + " records to its error output");
        assertEquals(
                Map.of("parked", FAILING),
                verify("--delivered", "data/s3/lake", "--errors", "data/s3/lake/bad", "--pipeline", "p.yaml"));
    }

    @Test
    void findsRecordsThatCouldNotBeDecompressed() throws IOException {
        create("--source", "orders", "--log-messages", "--error-prefix", "bad/!{firehose:error-output-type}/");
        produceNumbers();
        flush("put 1,000 records to its error output");
        String bad = "data/s3/lake/bad";
        assertTrue(Files.isDirectory(folder.resolve(bad + "/decompression-failed")));
        assertEquals(Map.of("parked", COUNT), verify("--delivered", "data/s3/lake", "--errors", bad));
    }

    @Test
    void findsRowsOfObjectsThatAManifestSaysWereNotLoaded() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("CREATE TABLE t (id int CHECK (id <> 777), v numeric(9,3), _kdt text)");
            }
            String url = "jdbc:redshift://localhost:" + postgres.getPort() + "/postgres";
            environment.put("PGUSER", "postgres");
            environment.put("PGPASSWORD", "any-17");
            create("--redshift", url, "--table", "t", "--retry", "0s");
            produceNumbers();
            done(run("p.yaml", "--to", "firehose:lake"));
            Ran flushed = kdt("", "delivery", "flush", "lake");
            assertEquals(1, flushed.code(), flushed.err());
            try (Stream<Path> manifests = Files.walk(folder.resolve("data/s3/lake/errors/manifests"))) {
                assertTrue(manifests.anyMatch(Files::isRegularFile), flushed.err());
            }
            String[] table = {"--table", url, "--query", "SELECT id, v, _kdt FROM t", "--pipeline", "p.yaml"};
            Map<String, Integer> without = verify(table);
            assertEquals(List.of("missing"), List.copyOf(without.keySet()));
            assertEquals(
                    Map.of("parked", without.get("missing")), verify(with(table, "--errors", "data/s3/lake/errors")));

            Path moved = folder.resolve("elsewhere");
            Files.move(folder.resolve("data/s3/lake/errors"), moved);
            Ran lost = kdt("", with(new String[] {"verify", "--stream", "orders", "--errors", "elsewhere"}, table));
            assertTrue(lost.err().contains("copy the bucket as a whole"), lost.err());
        }
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }
}
