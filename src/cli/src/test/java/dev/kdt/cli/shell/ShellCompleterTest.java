package dev.kdt.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShellCompleterTest {
    private final CommandLine model = ShellWorld.model();

    @TempDir
    private Path folder;

    @Test
    void commandsAndTheShellsOwnWordsComeFirst() {
        Set<String> first = values(List.of(), "");
        assertTrue(first.containsAll(Set.of("tail", "stream", "use", "exit", "help")), first::toString);
        assertFalse(first.contains("shell"));
        assertEquals(
                Set.of("consumer", "create", "delete", "describe", "list", "merge", "scale", "split"),
                values(List.of("stream"), ""));
        assertEquals(Set.of("list", "remove"), values(List.of("stream", "consumer"), "l"));
    }

    @Test
    void optionsAreThoseOfTheCommand() {
        assertTrue(values(List.of("tail"), "--si").containsAll(Set.of("--since", "--region")));
        assertFalse(values(List.of("tail"), "--si").contains("--null-input"));
        assertTrue(values(List.of("process", "x"), "--nu").contains("--null-input"));
    }

    @Test
    void aValueThatIsAWordIsCompleted() {
        assertTrue(values(List.of("process", "--in"), "").containsAll(Set.of("ndjson", "kinesis-event")));
        assertEquals(Set.of("always", "auto", "never"), values(List.of("tail", "orders", "--color"), "a"));
        assertEquals(Set.of(), values(List.of("tail", "orders", "-n"), ""));
    }

    @Test
    void filesAreCompletedWhereAFileIsMeant() throws IOException {
        Files.createFile(folder.resolve("orders.ndjson"));
        Files.createFile(folder.resolve(".hidden"));
        Files.createDirectory(folder.resolve("ours"));
        Files.createFile(folder.resolve("ours/pipeline.yaml"));
        assertEquals(Set.of("orders.ndjson", "ours/"), values(List.of("process"), "o"));
        assertEquals(Set.of("ours/pipeline.yaml"), values(List.of("process", "-e", "."), "ours/"));
        assertEquals(Set.of("orders.ndjson", "ours/"), values(List.of("process", "x", "--parked"), ""));
        assertEquals(Set.of(".hidden"), values(List.of("process"), "."));
        assertEquals(Set.of(), values(List.of("process"), "none/"));
    }

    @Test
    void whatTheServiceHasIsLookedFor() {
        assertEquals(Set.of("orders", "clicks"), values(List.of("tail"), "o"));
        assertEquals(Set.of("orders", "clicks"), values(List.of("use"), ""));
        assertEquals(Set.of("0 of orders"), values(List.of("tail", "orders", "--shard"), ""));
        assertEquals(Set.of("0 of clicks"), values(List.of("tail", "--shard"), ""));
        assertTrue(
                values(List.of("process", "x", "--to"), "k").containsAll(Set.of("kinesis:orders", "kinesis:clicks")));
    }

    private static List<String> found(List<String> what) {
        return switch (what.getFirst()) {
            case "streams" -> List.of("orders\tACTIVE", "clicks");
            case "shards" -> List.of("0 of " + what.getLast() + "\tshardId-000000000000");
            default -> List.of();
        };
    }

    /** What is replaced is the word as it is typed, with its quotes. */
    @Test
    void aQuotedWordIsReplacedWithItsQuotes() {
        CompletingParsedLine line = new ShellParser().parse("process 'my fi", 14, ParseContext.COMPLETE);
        assertEquals("my fi", line.word());
        assertEquals(6, line.rawWordLength());
        assertEquals("'my file.json'", line.escape("my file.json", true));
        CompletingParsedLine empty = new ShellParser().parse("process --in ", 13, ParseContext.COMPLETE);
        assertEquals(0, empty.rawWordLength());
        assertEquals("", empty.escape("", false));
    }

    private Set<String> values(List<String> before, String word) {
        ShellCompleter completer = new ShellCompleter(
                ShellWorld.console(folder, Map.of()),
                () -> model,
                new FoundValues(ShellCompleterTest::found),
                () -> "clicks");
        return completer.candidates(before, word).stream()
                .map(Candidate::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
