package dev.kdt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import org.junit.jupiter.api.Test;

class SortedKeysTest {
    @Test
    void sortsObjectsInsideOfObjectsAndArrays() throws JsonException {
        assertEquals(
                "{\"a\":[{\"x\":1.50,\"y\":2}],\"b\":{\"c\":1,\"d\":2}}",
                sorted("{\"b\":{\"d\":2,\"c\":1},\"a\":[{\"y\":2,\"x\":1.50}]}"));
    }

    /** As jq: by the characters' numbers, so that capitals come first, and what UTF-16 has in two parts last. */
    @Test
    void sortsByCodepoints() throws JsonException {
        assertEquals(
                "{\"\":0,\"B\":1,\"a\":2,\"\uFF5E\":3,\"\uD83D\uDE00\":4}",
                sorted("{\"\uD83D\uDE00\":4,\"\uFF5E\":3,\"a\":2,\"B\":1,\"\":0}"));
    }

    @Test
    void sortsWhatIsNestedDeeplyAndLeavesTheRest() throws JsonException {
        String deep = "{\"a\":".repeat(4_900) + "1" + "}".repeat(4_900);
        assertEquals(deep, sorted(deep));
        assertEquals("[3,1,2]", sorted("[3,1,2]"));
        assertEquals("{\"a\":2}", sorted("{\"a\":1,\"a\":2}"));
    }

    private static String sorted(String json) throws JsonException {
        return SortedKeys.of(new JsonReader().read(Slice.utf8(json))).toString();
    }
}
