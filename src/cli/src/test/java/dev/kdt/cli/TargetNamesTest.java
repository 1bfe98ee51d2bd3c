package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that mean no file, or one that is not to be written. */
class TargetNamesTest extends LocalCommands {
    @ParameterizedTest
    @CsvSource({
        "fierhose:archive, (did you mean 'firehose'?)",
        "stream:orders, (did you mean 'kinesis'?)",
        "Kinesis:orders, (did you mean 'kinesis'?)"
    })
    void anUnknownTargetIsNoFile(String target, String suggestion) throws Exception {
        String expected = "'" + target + "' names no target: unknown '" + target.substring(0, target.indexOf(':') + 1)
                + "' " + suggestion + "; a file of that name is ./" + target;
        assertRefused(expected, "process", "-e", ".", "in.ndjson", "--to", target);
        assertRefused(expected, "process", "-e", ".", "in.ndjson", "--parked", target);
        assertRefused(expected, "push", "archive", "in.ndjson", "--parked", target);
        assertRefused(expected, "produce", "orders", "in.ndjson", "--parked", target);
        assertRefused(expected, "run", "same.yaml", "--from", "orders", "--to", target);
        assertRefused(expected, "run", "same.yaml", "--from", "orders", "--to", "-", "--parked", target);
        assertRefused(expected, "run", "same.yaml", "--from", target, "--to", "-");
        assertRefused(expected, "lambda", "invoke", "same.yaml", "in.ndjson", "--to", target);
        assertRefused("--parked: 'firehose:x' is no file", "push", "archive", "in.ndjson", "--parked", "firehose:x");
        assertRefused("--from: 'firehose:x' is no stream", "run", "same.yaml", "--from", "firehose:x", "--to", "-");
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(each -> each.getFileName().toString().contains(":")));
        }
        assertEquals(
                0, kdt("", "process", "-e", ".", "in.ndjson", "--to", "./x:y").code());
        assertEquals(List.of("1", "2"), lines("x:y"));
    }

    @Test
    void allTargetsAreNamedWhenNoneIsLikeIt() throws Exception {
        String expected = "'azure:x' names no target: unknown 'azure:' (known: kinesis, firehose";
        assertRefused(expected + ")", "process", "-e", ".", "in.ndjson", "--to", "azure:x");
        assertRefused(
                expected + ", sqs, s3)", "run", "same.yaml", "--from", "orders", "--to", "-", "--parked", "azure:x");
    }

    @ParameterizedTest
    @CsvSource({"sqs:orders-failed", "s3:bucket/key", "s3://bucket/key"})
    void placesOfFailedRecordsAreNoTargetsOfResultsAndNoFiles(String target) throws Exception {
        String expected = "'" + target + "' takes failed records only, named by --parked or KDT_PARKED"
                + " (write kinesis:NAME or firehose:NAME; a file of that name is ./" + target + ")";
        assertRefused(expected, "process", "-e", ".", "in.ndjson", "--to", target);
        assertRefused(expected, "run", "same.yaml", "--from", "orders", "--to", target);
        assertRefused(expected, "lambda", "invoke", "same.yaml", "in.ndjson", "--to", target);
        assertRefused("--parked: '" + target + "' is no file", "push", "archive", "in.ndjson", "--parked", target);
        assertRefused("--from: '" + target + "' is no stream", "run", "same.yaml", "--from", target, "--to", "-");
    }

    @Test
    void aFileThatIsReadIsNotWritten() throws Exception {
        Path in = folder.resolve("in.ndjson");
        Files.createLink(folder.resolve("hard"), in);
        Files.createSymbolicLink(folder.resolve("soft"), in);
        Files.createSymbolicLink(folder.resolve("folder"), folder);
        for (String name : List.of("in.ndjson", "./in.ndjson", in.toString(), "hard", "soft", "folder/in.ndjson")) {
            assertRefused(name + " is read by this command, too", "process", "-e", ".", "in.ndjson", "--to", name);
            assertRefused(name + " is read", "process", "-e", ".", "in.ndjson", "--parked", name);
            assertRefused(name + " is read", "push", "archive", "in.ndjson", "--parked", name);
            assertRefused(name + " is read", "produce", "orders", "in.ndjson", "--parked", name);
            assertRefused(name + " is read", "lambda", "invoke", "same.yaml", "in.ndjson", "--to", name);
        }
        assertRefused("same.yaml is read", "process", "same.yaml", "in.ndjson", "--to", "same.yaml");
        assertRefused("same.yaml is read", "run", "same.yaml", "--from", "orders", "--to", "same.yaml");
        assertRefused("same.yaml is read", "test", "same.yaml", "--junit", "same.yaml");
        assertRefused(
                "--to and --parked name the same file, new",
                "run",
                "same.yaml",
                "--from",
                "orders",
                "--to",
                "./new",
                "--parked",
                "new");
        assertRefused(
                "--to and --parked name the same file",
                "run",
                "same.yaml",
                "--from",
                "orders",
                "--to",
                "state/same/parked.ndjson",
                "--state",
                "state");
        assertEquals("1\n2\n", Files.readString(in));
        assertFalse(Files.exists(folder.resolve("new")));
    }

    private void assertRefused(String message, String... args) {
        Ran ran = kdt("", args);
        assertEquals(2, ran.code(), () -> List.of(args) + ": " + ran.err());
        assertTrue(ran.err().contains(message), ran.err());
    }
}
