package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands do to the files that they write. */
class UserFilesTest extends LocalCommands {
    @Test
    void runAddsToAFile() throws Exception {
        Files.writeString(folder.resolve("out.ndjson"), "\"mine\"\n");
        produce(0, 10);
        assertEquals(0, run("same.yaml", "--to", "out.ndjson").code());
        produce(10, 20);
        assertEquals(0, run("same.yaml", "--to", "out.ndjson").code());
        assertEquals(
                0, run("same.yaml", "--to", "out.ndjson", "--group", "other").code());
        assertEquals(41, lines("out.ndjson").size());
        assertEquals("\"mine\"", lines("out.ndjson").getFirst());
    }

    @ParameterizedTest
    @CsvSource({"missing.yaml, orders", "in.ndjson, orders", "same.yaml, nowhere"})
    void runTouchesNoFileBeforeAllElseIsRight(String pipeline, String stream) throws Exception {
        Files.writeString(folder.resolve("out.ndjson"), "1\n");
        for (String output : List.of("out.ndjson", "new.ndjson")) {
            Ran ran = kdt("", "run", pipeline, "--from", stream, "--to", output, "--until", "now", "--state", "state");
            assertTrue(ran.code() > 0, ran.err());
        }
        assertEquals("1\n", Files.readString(folder.resolve("out.ndjson")));
        assertFalse(Files.exists(folder.resolve("new.ndjson")));
    }

    @Test
    void aFileIsNoFolderOfCheckpoints() throws Exception {
        Files.writeString(folder.resolve("file"), "mine");
        Ran ran = kdt(
                "", "run", "same.yaml", "--from", "orders", "--to", "out.ndjson", "--until", "now", "--state", "file");
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains("--state: cannot write to file: it is a file (name a folder)"), ran.err());
        assertFalse(Files.exists(folder.resolve("out.ndjson")));
    }

    @Test
    void aGroupWithAPastIsToldThatSinceIsNotUsed() throws Exception {
        produce(0, 10);
        Ran first = run("same.yaml", "--to", "out.ndjson", "--since", "trim-horizon");
        assertFalse(first.err().contains("--since"), first.err());
        Ran second = run("same.yaml", "--to", "out.ndjson", "--since", "latest");
        assertTrue(
                second.err()
                        .contains("--since is not used: group 'same' goes on from its checkpoints (--reset forgets"
                                + " them)"),
                second.err());
        assertEquals(10, lines("out.ndjson").size());
        assertEquals(0, run("same.yaml", "--to", "out.ndjson", "--reset").code());
        assertEquals(20, lines("out.ndjson").size());
    }

    @Test
    void processReplacesAFileWhenAllIsDone() throws Exception {
        Files.writeString(folder.resolve("out.ndjson"), "\"earlier\"\n");
        Ran stopped = kdt("", "process", "odd.yaml", "in.ndjson", "--fail-fast", "--to", "out.ndjson");
        assertEquals(1, stopped.code(), stopped.err());
        assertEquals(List.of("\"earlier\""), lines("out.ndjson"));
        Files.writeString(folder.resolve("in.ndjson"), "2\n3\n");
        stopped = kdt(
                "",
                "process",
                "-e",
                "if . == 2 then . else error end",
                "in.ndjson",
                "--fail-fast",
                "--to",
                "out.ndjson");
        assertEquals(List.of("\"earlier\""), lines("out.ndjson"));
        assertTrue(
                stopped.err()
                        .contains(
                                "out.ndjson stays as it was; what was written before the end is in out.ndjson.partial"),
                stopped.err());
        assertEquals(List.of("2"), lines("out.ndjson.partial"));
        Ran ran = kdt("", "process", "odd.yaml", "in.ndjson", "--to", "out.ndjson");
        assertEquals(1, ran.code(), ran.err());
        assertEquals(List.of("2"), lines("out.ndjson"));
    }
}
