package dev.kdt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class JsonReaderTest {
    private final JsonReader reader = new JsonReader();

    private String written(String json) throws JsonException {
        // In the middle of a larger array, as lines are in a chunk.
        byte[] bytes = ("\"}]" + json + "\"}]0").getBytes(StandardCharsets.UTF_8);
        ByteBuilder out = new ByteBuilder();
        reader.read(new Slice(bytes, 3, bytes.length - 4)).writeTo(out);
        return out.toString();
    }

    private JsonException refused(String json) {
        return assertThrows(JsonException.class, () -> written(json));
    }

    @Test
    void writesCanonicalTextAsItWas() throws JsonException {
        String json = "{\"a\":[1,2.50,-3,{\"b\":null}],\"ü\":\"line\\n\",\"t\":true,\"f\":false,\"e\":{},\"x\":[]}";
        assertEquals(json, written(json));
    }

    @Test
    void writesOtherTextAnew() throws JsonException {
        assertEquals("{\"a\":[1,2]}", written(" { \"a\" : [ 1 , 2 ] } "));
        assertEquals("{\"a\":2,\"b\":1}", written("{\"a\":1,\"b\":1,\"\\u0061\":2}"));
        assertEquals("\"a/A\\u007f\"", written("\"a\\/\\u0041\u007f\""));
        assertEquals("[1E+2,0.5,7]", written("[1e2,.5,007]"));
    }

    @Test
    void findsKeysHoweverTheyAreWritten() throws JsonException {
        String json = "{\"short\":1,\"a rather long key\":2,\"esc\\u0061ped\":3}";
        ObjectValue object = (ObjectValue) reader.read(Slice.utf8(json));
        assertEquals(Value.of(1), object.get(Value.of("short")));
        assertEquals(Value.of(2), object.get(Value.of("a rather long key")));
        assertEquals(Value.of(3), object.get(Value.of("escaped")));
        assertEquals(null, object.get(Value.of("other")));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertEquals("expected a value but found ']' at byte 3", refused("[1,]").getMessage());
        assertEquals(
                "expected ':' but found '1' at byte 5", refused("{\"a\" 1}").getMessage());
        assertEquals(
                "expected ',' or ']' but found '2' at byte 3", refused("[1 2]").getMessage());
        assertEquals(
                "the closing quotation mark of a string is missing at byte 1",
                refused("[\"abc").getMessage());
        assertEquals(
                "the JSON text ends too early: expected a value at byte 0",
                refused("").getMessage());
        assertEquals(
                "expected the end of the JSON text but found 'x' at byte 2",
                refused("1 x").getMessage());
        assertEquals(
                "unknown escape in a string: \\x at byte 1", refused("\"\\x\"").getMessage());
        assertEquals("not a JSON value ('1.2.3') at byte 0", refused("1.2.3").getMessage());
        assertEquals(
                "expected 'true' but found the end at byte 3", refused("tru").getMessage());
    }

    @Test
    void takesTenThousandLevelsAndNotMore() throws JsonException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertEquals(deep, written(deep));
        assertEquals(10_000, refused("[" + deep + "]").offset());
    }

    @Test
    void takesHalvesOfSurrogatePairsAsJqDoes() throws JsonException {
        assertEquals("\"\uFFFD\"", written("\"\\udc00\""));
        assertEquals(
                "incomplete surrogate pair: an escape \\uDC00 to \\uDFFF must follow at byte 7",
                refused("\"\\ud800\"").getMessage());
    }

    @Test
    void keepsACopyWhenTheReaderGoesOn() throws JsonException {
        Value copy = reader.read(Slice.utf8("{\"a\":[1,\"x\"]}")).copy();
        Value other = reader.read(Slice.utf8("[[[[]]]]"));
        assertEquals("{\"a\":[1,\"x\"]}", copy.toString());
        assertEquals("[[[[]]]]", other.toString());
    }
}
