package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.flow.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code kdt verify} on what {@code kdt run} delivered from a stream with aggregates, after known lines were lost, doubled and changed. */
class VerifyTest extends LocalCommands {
    private static final int COUNT = 3_000;
    private static final String PARITY = """
        name: parity
        steps:
          - filter: .n % 10 != 9
          - map: 'if .n % 500 == 3 then error("odd") else {id: .n, half: (.n / 2 | floor)} end'
        """;

    /** Several results of a record, some of which have equal contents, so that only stamps tell them apart. */
    private static final String STAMPED = """
        name: stamped
        steps:
          - map: '{v: (.n % 3, 7)}'
          - stamp: ._kdt
        """;

    /** A variable that is not set names nothing: neither the current folder nor a stream. */
    @Test
    void refusesNamesThatAreEmptyOrOfTheWrongKind() throws Exception {
        refused("--delivered: the name is empty", "orders", "--delivered", "");
        refused("--errors: the name is empty", "orders", "--delivered", ".", "--errors", "");
        refused("--parked: the name of the file is empty", "orders", "--delivered", ".", "--parked", "");
        refused("--parked: . is a folder", "orders", "--delivered", ".", "--parked", ".");
        refused("--stream: the name of the stream is empty", "", "--delivered", ".");
    }

    private void refused(String why, String stream, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("verify", "--stream", stream));
        arguments.addAll(List.of(options));
        Ran ran = kdt("", arguments.toArray(String[]::new));
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(why), ran.err());
    }

    private void given(String name, String pipeline) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), pipeline);
        String lines = IntStream.range(0, COUNT)
                .mapToObj(each -> "{\"n\":" + each + "}\n")
                .collect(Collectors.joining());
        Ran produced = kdt(lines, "produce", "orders", "--aggregate", "-k", ".n % 40 | tostring");
        assertEquals(0, produced.code(), produced.err());
        run(name + ".yaml", "--to", "out.ndjson", "--parked", "parked.ndjson");
    }

    /** The findings, with the records' identities as {@code sequence#subsequence.output} of the sorted positions. */
    private List<JsonNode> verify(int code, String pipeline, String... more) throws IOException {
        out = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of(
                "verify", "--stream", "orders", "--pipeline", pipeline, "--parked", "parked.ndjson", "-o", "ndjson"));
        args.addAll(List.of(more));
        Ran ran = kdt("", args.toArray(String[]::new));
        assertEquals(code, ran.code(), ran.err());
        List<JsonNode> findings = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            findings.add(new ObjectMapper().readTree(line));
        }
        return findings;
    }

    private static String identity(JsonNode at) {
        return at.path("sequence").asText() + "#" + at.path("subsequence").asInt(-1) + "."
                + at.path("output").asInt();
    }

    private static Map<String, List<String>> byVerdict(List<JsonNode> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        each -> each.get("verdict").asText(),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                list -> list.stream()
                                        .map(VerifyTest::identity)
                                        .sorted()
                                        .toList())));
    }

    /** The identities of records, which tail tells, by what they hold. */
    private Map<Integer, String> identities() throws IOException {
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", "tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "envelope");
        assertEquals(0, ran.code(), ran.err());
        Map<Integer, String> identities = new TreeMap<>();
        for (String line : out.toString().lines().toList()) {
            JsonNode envelope = new ObjectMapper().readTree(line);
            identities.put(envelope.path("data").path("n").asInt(), identity(envelope));
        }
        assertEquals(COUNT, identities.size());
        return identities;
    }

    /** A file's name says no hour, so that its lines may be of records that arrived at any time. */
    @Test
    void linesOfRecordsThatAreNotAskedForAreExpected() throws IOException {
        given("parity", PARITY);
        assertEquals(Map.of(), byVerdict(verify(0, "parity.yaml", "--delivered", "out.ndjson", "--until", "3h")));
    }

    @Test
    void findsByContentsExactlyWhatWasLostDoubledAndChanged() throws IOException {
        given("parity", PARITY);
        Map<Integer, String> identities = identities();
        List<String> parked = IntStream.range(0, COUNT)
                .filter(each -> each % 500 == 3)
                .mapToObj(identities::get)
                .sorted()
                .toList();
        assertEquals(Map.of("parked", parked), byVerdict(verify(1, "parity.yaml", "--delivered", "out.ndjson")));

        List<String> damaged = new ArrayList<>();
        for (String line : lines("out.ndjson")) {
            switch (new ObjectMapper().readTree(line).get("id").asInt()) {
                case 17, 2_998 -> {}
                case 1_200 -> damaged.add(line.replace("600", "601"));
                case 40, 41 -> damaged.addAll(List.of(line, line));
                default -> damaged.add(line);
            }
        }
        Files.write(folder.resolve("damaged.ndjson"), damaged);
        List<JsonNode> findings = verify(1, "parity.yaml", "--delivered", "damaged.ndjson");
        assertEquals(
                Map.of(
                        "parked", parked,
                        "missing", of(identities, 17, 1_200, 2_998),
                        "doubled", of(identities, 40, 41),
                        "unexpected", List.of("#-1.0")),
                byVerdict(findings));
        JsonNode unexpected = findings.stream()
                .filter(each -> each.get("verdict").asText().equals("unexpected"))
                .findFirst()
                .orElseThrow();
        assertEquals("damaged.ndjson", unexpected.get("object").asText());
        assertTrue(damaged.get(unexpected.get("line").asInt() - 1).contains("601"));
    }

    private static List<String> of(Map<Integer, String> identities, int... records) {
        return IntStream.of(records).mapToObj(identities::get).sorted().toList();
    }

    @Test
    void findsByStampsWhichOfEqualResultsIsLost() throws IOException {
        given("stamped", STAMPED);
        assertEquals(List.of(), verify(0, "stamped.yaml", "--delivered", "out.ndjson"));
        List<String> damaged = new ArrayList<>(lines("out.ndjson"));
        JsonNode lost = new ObjectMapper().readTree(damaged.remove(77)).get("_kdt");
        JsonNode changed = new ObjectMapper().readTree(damaged.get(100)).get("_kdt");
        damaged.set(100, damaged.get(100).replace("\"v\":", "\"v\":1"));
        JsonNode doubled = new ObjectMapper().readTree(damaged.get(5_000)).get("_kdt");
        damaged.add(damaged.get(5_000));
        Files.write(folder.resolve("damaged.ndjson"), damaged);
        assertEquals(
                Map.of(
                        "missing", List.of(identity(lost)),
                        "changed", List.of(identity(changed)),
                        "doubled", List.of(identity(doubled))),
                byVerdict(verify(1, "stamped.yaml", "--delivered", "damaged.ndjson")));
    }

    @Test
    void readsFoldersOfObjectsWithoutTheirErrorOutput() throws IOException {
        given("parity", PARITY);
        List<String> lines = lines("out.ndjson");
        Path objects = Files.createDirectories(folder.resolve("objects/2026/11"));
        Files.write(objects.resolve("a"), lines.subList(0, 1_000));
        Files.writeString(objects.resolve("b"), String.join("", lines.subList(1_000, lines.size())));
        Path errors = Files.createDirectories(folder.resolve("objects/errors/processing-failed"));
        Files.writeString(errors.resolve("e"), "{\"rawData\":\"eHg=\"}\n");
        List<JsonNode> findings = verify(1, "parity.yaml", "--delivered", "objects", "--errors", "objects/errors");
        assertEquals(List.of("parked"), List.copyOf(byVerdict(findings).keySet()));
    }

    @Test
    void leavesNothingBehindWhenItIsStopped() throws IOException {
        given("parity", PARITY);
        Path temp = Files.createDirectory(folder.resolve("temp"));
        signals = stop -> stop.request(Stop.Reason.INTERRUPT);
        Ran ran = kdt("", "verify", "--stream", "orders", "--delivered", "out.ndjson", "--temp", "temp");
        assertEquals(130, ran.code(), ran.err());
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(0, left.count());
        }
    }

    /** Objects of a bucket, listed in two pages, of which the second one is throttled once. */
    @Test
    void readsTheObjectsOfABucket() throws IOException {
        given("parity", PARITY);
        List<String> lines = lines("out.ndjson");
        try (BucketServer bucket = new BucketServer(Map.of(
                "lake/o/2026/11/28/a b+c", String.join("\n", lines.subList(0, 1_000)),
                "lake/o/2026/11/28/d", String.join("", lines.subList(1_000, lines.size())),
                "lake/o/errors/processing-failed/e", "{\"rawData\":\"eHg=\"}\n"))) {
            environment.put("AWS_ENDPOINT_URL_S3", bucket.url());
            List<JsonNode> findings =
                    verify(1, "parity.yaml", "--delivered", "s3://lake/o/", "--errors", "s3://lake/o/errors");
            assertEquals(List.of("parked"), List.copyOf(byVerdict(findings).keySet()));
            findings = verify(1, "parity.yaml", "--delivered", "s3://lake/o/");
            assertEquals(
                    List.of("s3://lake/o/errors/processing-failed/e"),
                    findings.stream()
                            .filter(each -> each.get("verdict").asText().equals("unexpected"))
                            .map(each -> each.get("object").asText())
                            .toList());
        }
    }

    private JsonNode trace(String pipeline, String line) throws IOException {
        out = new ByteArrayOutputStream();
        Ran ran = kdt("", "verify", "--stream", "orders", "--pipeline", pipeline, "--trace", line, "-o", "ndjson");
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void tellsWhichRecordALineComesFrom() throws IOException {
        given("parity", PARITY);
        Map<Integer, String> identities = identities();
        String line = lines("out.ndjson").get(1_234);
        String expected =
                identities.get(new ObjectMapper().readTree(line).get("id").asInt());
        assertEquals(expected, identity(trace("parity.yaml", line)));
        assertEquals(expected, identity(trace("parity.yaml", "out.ndjson:1235")));
        Ran none = kdt("", "verify", "--stream", "orders", "--pipeline", "parity.yaml", "--trace", "{\"id\":-1}");
        assertEquals(1, none.code(), none.err());
    }

    @Test
    void tellsByItsStampWhichResultOfARecordALineIs() throws IOException {
        given("stamped", STAMPED);
        for (String line : lines("out.ndjson").subList(500, 504)) {
            assertEquals(
                    identity(new ObjectMapper().readTree(line).get("_kdt")), identity(trace("stamped.yaml", line)));
        }
    }
}
