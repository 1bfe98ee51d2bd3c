package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Terminal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report of produce on what it sent, and how. */
class ProduceSendingTest extends LocalCommands {
    @Test
    void aTerminalShowsTheShardsAndTheHotOne() {
        terminal = new Terminal(false, false, true);
        Ran ran = kdt("x\n".repeat(1_000), "produce", "orders", "-k", "\"one\"", "--color", "never");
        assertEquals(0, ran.code(), ran.err());
        List<String> lines = ran.err().lines().toList();
        assertEquals(4, lines.size(), ran.err());
        assertTrue(lines.get(0).startsWith("1,000 records: 1,000 sent to stream 'orders' in "), ran.err());
        assertTrue(lines.get(1).matches("  \\d+ requests?, .* \\(p50\\), .* ms \\(p99\\)"), ran.err());
        assertEquals("shard records bytes share throttled", lines.get(2).strip().replaceAll(" +", " "));
        assertTrue(lines.get(3).matches("  [01] +1,000 .* 100\\.0 % +0 +hot, [\\d,]+ records/s"), ran.err());
    }
}
