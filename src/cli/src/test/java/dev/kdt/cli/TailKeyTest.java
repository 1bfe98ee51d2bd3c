package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kdt tail --partition-key}: the records of one key, from the shards that hold it, one after the other. */
class TailKeyTest extends LocalCommands {
    @ParameterizedTest
    @ValueSource(strings = {"--requests=1", "--aggregate"})
    void theRecordsOfAKeyComeInOrderThroughReshardings(String how) {
        put(0, 100, how);
        assertEquals(0, kdt("", "stream", "split", "orders", "0").code());
        assertEquals(
                0, kdt("", "stream", "split", "orders", "shardId-000000000001").code());
        put(100, 200, how);
        assertEquals(0, kdt("", "stream", "merge", "orders", "3", "4").code());
        put(200, 300, how);
        for (int key = 0; key < 10; key++) {
            int its = key;
            out = new ByteArrayOutputStream();
            Ran ran = kdt(
                    "",
                    "tail",
                    "orders",
                    "--since",
                    "trim-horizon",
                    "--until",
                    "now",
                    "--partition-key",
                    String.valueOf(key),
                    "-o",
                    "ndjson",
                    "--select",
                    ".n");
            assertEquals(0, ran.code(), ran.err());
            List<String> expected = IntStream.range(0, 300)
                    .filter(each -> each % 10 == its)
                    .mapToObj(String::valueOf)
                    .toList();
            assertEquals(expected, out.toString().lines().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"k,--shard=1,exclude each other", "'',--reads=2,no key is empty", "k,--reads=6,write 1 to 5"})
    void whatCannotBeReadIsRefused(String key, String other, String message) {
        Ran ran = kdt("", "tail", "orders", "--partition-key", key, other);
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains(message), ran.err());
    }

    private void put(int from, int to, String how) {
        String lines = IntStream.range(from, to)
                .mapToObj(each -> "{\"n\": " + each + ", \"key\": \"" + each % 10 + "\"}\n")
                .collect(Collectors.joining());
        Ran ran = kdt(lines, "produce", "orders", "-k", ".key", how);
        assertEquals(0, ran.code(), ran.err());
    }
}
