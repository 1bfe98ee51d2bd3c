package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records on a terminal, and the same in a pipe. */
class TailTerminalTest extends LocalCommands {
    private static final Terminal SEEN = new Terminal(false, true, true);

    @BeforeEach
    void produce() {
        assertEquals(
                0,
                kdt("{\"a\":\"" + "x".repeat(3000) + "\"}", "produce", "orders", "-k", "\"k\"")
                        .code());
        assertEquals(
                0, kdt("\u001b[2J\nb\n", "produce", "orders", "--in", "raw").code());
    }

    private String tail(Terminal where, String... more) {
        terminal = where;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        out = shown;
        List<String> words = new ArrayList<>(List.of("tail", "orders", "--since", "trim-horizon", "--until", "now"));
        words.addAll(List.of(more));
        Ran ran = kdt("", words.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        assertEquals(where.out(), ran.err().contains("2 records: "), ran.err());
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalShowsHeadersAndFoldsLongRecordsUnlessAllIsAskedFor() {
        String shown = tail(SEEN, "--color", "never");
        assertTrue(shown.contains("  key k  "), shown);
        assertTrue(shown.contains("\n{\n  \"a\": \"xxx"), shown);
        assertTrue(shown.contains("\n… +1013 B (--full shows all)\n"), shown);
        assertTrue(shown.contains("\n\\u001b[2J\nb\n"), shown);
        assertTrue(tail(SEEN, "--full").contains("x".repeat(3000)));
        assertTrue(tail(SEEN, "-o", "ndjson").contains("x".repeat(3000)));
    }

    @Test
    void textIsOneLineARecordOnATerminalAndRawIsRaw() {
        assertTrue(tail(SEEN, "-o", "text").contains("\\u001b[2J\\nb\\n\n"));
        String raw = tail(SEEN, "-o", "raw");
        assertTrue(raw.contains("\u001b[2J\nb\n") && raw.contains("x".repeat(3000)), raw);
    }

    @Test
    void aPipeGetsTheDataAsItIsAndNothingIsSaid() {
        assertTrue(tail(Terminal.NONE, "-o", "text").contains("\u001b[2J\nb\n\n"));
        String shown = tail(Terminal.NONE, "-o", "pretty");
        assertTrue(shown.contains("\u001b[2J\nb\n") && shown.contains("x".repeat(3000)), shown);
        terminal = SEEN;
        assertEquals(
                "",
                kdt("", "tail", "orders", "--since", "trim-horizon", "-n", "1", "-q")
                        .err());
    }
}
