package dev.kdt.cli.command.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kdt lambda package} up to the packing itself, which needs the built artefact. */
class LambdaPackageCommandTest {
    private static final String PIPELINE = """
        steps:
          - enrich: {file: tables/countries.csv, key: .country}
          - redact: {paths: .mail, how: hash, salt: "${THE_SALT}"}
        tests:
          - name: it has a name
            env: {THE_SALT: s}
            input: {country: AT}
            expect: {country: AT, name: Germany}
        """;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private record Ended(int code, String err) {}

    @BeforeEach
    void writeFiles() throws IOException {
        Path place = folder.resolve("one");
        Files.createDirectories(place.resolve("tables"));
        Files.writeString(place.resolve("tables/countries.csv"), "country,name\nAT,Austria\n");
        Files.writeString(place.resolve("p.yaml"), PIPELINE);
    }

    @Test
    void writesNothingWhenATestFails() {
        Ended ended = run("p.yaml", "--to", "firehose:x", "--zip", "1.zip");
        assertEquals(1, ended.code(), ended::err);
        assertTrue(ended.err().contains("FAIL  it has a name ("), ended::err);
        assertTrue(ended.err().contains("no 1.zip was written"), ended::err);
        assertFalse(Files.exists(folder.resolve("one/1.zip")));
    }

    @Test
    void packsFromTheBuiltArtefactOnly() {
        Ended ended = run("p.yaml", "--no-test", "--to", "firehose:x", "--zip", "1.zip");
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("a function is packed from kdt-all.jar, but this kdt runs from "), ended::err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere.yaml --to firehose:x | the pipeline file does not exist",
                "p.yaml | where do the results go?",
                "p.yaml --to out.ndjson | --to: 'out.ndjson' is no service",
                "p.yaml --to firehose:x --parked bad:x | unknown 'bad:'",
                "p.yaml --to firehose:x --parked https://sqs.eu-west-1.amazonaws.com/1/q | is written sqs:https://sqs",
                "p.yaml --to sqs:x | takes failed records only (write firehose:NAME or kinesis:NAME)",
                "p.yaml --to firehose:x! | names no delivery stream: its name has 1 to 64 letters",
                "p.yaml --to kinesis:a/b | names no stream: its name has 1 to 128 letters",
                "p.yaml --to firehose:x --parked kinesis:é | names no stream",
                "p.yaml --to firehose:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | names no"
                        + " delivery",
                "p.yaml --to firehose:x --parked firehose:x | failed records would be among the results",
                "p.yaml --to firehose:x --transformation | exclude each other",
                "tables --to firehose:x | is no plain file",
                "p.yaml --to firehose:x --arch mips | --arch: 'mips' is none of x86_64, arm64",
                "gone.yaml --to firehose:x | there is no file",
                "above.yaml --to firehose:x | reads ../above.csv, which cannot be packed",
                "var.yaml --to firehose:x | names a file by a variable",
                "unset.yaml --to firehose:x | (UNIT is not set: a stand-in took the place of the value",
                "p.yaml --to firehose:x --zip p.yaml | is read by this command, too",
                "p.yaml --to firehose:x --zip tables/countries.csv | is read by this command, too",
                "cases.yaml --to firehose:x --zip cases.tests.yaml | is read by this command, too",
                "cases.yaml --to firehose:x --zip capture.ndjson | is read by this command, too",
                "p.yaml --to firehose:x --zip no/where.zip | there is no folder no",
            })
    void refusesWhatCannotBePacked(String arguments, String said) throws Exception {
        environment.put("DIR", "tables");
        Path place = folder.resolve("one");
        Files.writeString(folder.resolve("above.csv"), "country,name\nAT,Austria\n");
        Files.writeString(place.resolve("gone.yaml"), "steps:\n  - enrich: {file: gone.csv, key: .a}\n");
        Files.writeString(place.resolve("above.yaml"), "steps:\n  - enrich: {file: ../above.csv, key: .a}\n");
        Files.writeString(place.resolve("var.yaml"), "steps:\n  - enrich: {file: \"${DIR}/countries.csv\", key: .a}\n");
        Files.writeString(
                place.resolve("unset.yaml"),
                "steps:\n  - enrich: {file: tables/countries.csv, column: \"${UNIT}\", key: .a}\n");
        Files.writeString(place.resolve("cases.yaml"), "steps: []\n");
        Files.writeString(
                place.resolve("cases.tests.yaml"),
                "pipeline: cases.yaml\ntests:\n  - {name: all, capture: capture.ndjson, expect-counts: {kept: 1}}\n");
        Files.writeString(place.resolve("capture.ndjson"), "{}\n");
        List<String> words = new ArrayList<>(List.of(arguments.split(" ")));
        if (!words.contains("--zip")) {
            words.addAll(List.of("--zip", "1.zip"));
        }
        Ended ended = run(words.toArray(String[]::new));
        assertEquals(2, ended.code(), ended::err);
        assertTrue(ended.err().contains(said), ended::err);
        assertFalse(Files.exists(place.resolve("1.zip")));
        assertEquals(PIPELINE, Files.readString(place.resolve("p.yaml")));
    }

    private Ended run(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                environment,
                folder.resolve("one"),
                Clock.systemUTC(),
                _ -> {},
                Signals.NONE);
        List<String> words = new ArrayList<>(List.of("lambda", "package"));
        words.addAll(List.of(arguments));
        int code = new Kdt(console).run(words.toArray(String[]::new));
        return new Ended(code, err.toString(StandardCharsets.UTF_8));
    }
}
