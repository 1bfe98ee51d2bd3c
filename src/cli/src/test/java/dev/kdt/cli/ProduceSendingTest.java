package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"", "--aggregate", "--order key --requests 3", "--spread"})
    void theShardsOfTheSummaryMakeUpItsTotals(String how) throws Exception {
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        out = summary;
        List<String> args = new ArrayList<>(List.of("produce", "orders", "-k", ".", "--summary", "json"));
        args.addAll(how.isEmpty() ? List.of() : List.of(how.split(" ", -1)));
        Ran ran = kdt("record\n".repeat(3) + "täg\n", args.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        JsonNode json = new ObjectMapper().readTree(summary.toByteArray());
        assertEquals(2 * (3 * 6 + 4), json.path("bytes").asLong(), json::toString);
        assertEquals(json.path("bytes").asLong(), sum(json, "bytes"), json::toString);
        assertEquals(json.path("sent").asLong(), sum(json, "sent"), json::toString);
    }

    /** Each piece of the first second is waited for a little, so that it does not take all records. */
    @Test
    void theRateThatIsFoundIsNamed() {
        Ran ran = kdt("", "produce", "orders", "-t", "orders", "-n", "12000", "--rate", "auto");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("12,000 records: 12,000 sent to stream 'orders'"), ran.err());
        assertTrue(
                Pattern.compile("--rate auto: the stream was not throttled at up to [1-9][\\d,]* records/s")
                        .matcher(ran.err())
                        .find(),
                ran.err());
    }

    private static long sum(JsonNode json, String of) {
        return StreamSupport.stream(json.path("shards").spliterator(), false)
                .mapToLong(each -> each.path(of).asLong())
                .sum();
    }
}
