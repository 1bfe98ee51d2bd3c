package dev.kdt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void writesALineForEachElementAndEntry() throws JsonException {
        assertEquals("""
            {
              "a": [
                1.50,
                "x\\ty"
              ],
              "b": {
                "c": null
              }
            }\
            """, written("  ", "{\"a\":[1.50,\"x\\ty\"],\"b\":{\"c\":null}}"));
    }

    @Test
    void leavesWhatIsEmptyOnItsLine() throws JsonException {
        assertEquals("[\n\t[],\n\t{}\n]", written("\t", "[[],{}]"));
        assertEquals("[]", written("\t", "[]"));
        assertEquals("{}", written("\t", "{}"));
        assertEquals("7", written("\t", "7"));
    }

    /** jq reads as deep, and its printer goes on where Java's stack ends. */
    @Test
    void writesWhatIsNestedTenThousandLevelsDeep() throws JsonException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String text = written("", deep);
        assertEquals(deep, text.replace("\n", ""));
        assertTrue(text.startsWith("[\n[\n"), text.substring(0, 10));
    }

    private static String written(String indentation, String json) throws JsonException {
        ByteBuilder out = new ByteBuilder();
        new Layout(indentation).write(new JsonReader().read(Slice.utf8(json)), out);
        return out.toString();
    }
}
