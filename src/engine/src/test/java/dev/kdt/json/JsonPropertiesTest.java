package dev.kdt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded properties: the tape against Jackson, which knows nothing of it. */
final class JsonPropertiesTest {
    private static final int TEXTS = 5_000;

    private final ObjectMapper jackson = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final JsonReader reader = new JsonReader();

    @Test
    void readsWhatJacksonReads() throws IOException, JsonException {
        RandomJson texts = new RandomJson(new Random(1));
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.text();
            assertSame(jackson.readTree(text), reader.read(Slice.utf8(text)), text);
        }
    }

    @Test
    void writesWhatReadsAsTheSame() throws JsonException {
        RandomJson texts = new RandomJson(new Random(2));
        JsonReader second = new JsonReader();
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.text();
            Value value = reader.read(Slice.utf8(text));
            String written = value.toString();
            Value again = second.read(Slice.utf8(written));
            assertEquals(value, again, text);
            assertEquals(value.hashCode(), again.hashCode(), text);
            assertEquals(written, again.toString(), text);
            assertEquals(written, value.copy().toString(), text);
            assertEquals(written, value.copy().freeze().toString(), text);
        }
    }

    @Test
    void refusesEveryCutOffContainer() {
        RandomJson texts = new RandomJson(new Random(3));
        for (int i = 0; i < 500; i++) {
            byte[] bytes = ("[" + texts.text() + "]").getBytes(StandardCharsets.UTF_8);
            for (int end = 0; end < bytes.length; end++) {
                assertEquals(true, isRefused(new Slice(bytes, 0, end)), new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    /** What a reader learnt from other texts changes nothing: it reads, and refuses, as one that has read nothing yet. */
    @Test
    void readsTextsThatAreNearlyAlikeAsIfEachWereTheFirst() {
        Random random = new Random(4);
        RandomJson texts = new RandomJson(random);
        List<byte[]> originals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            originals.add(texts.text().getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 100_000; i++) {
            byte[] text = mutated(originals.get(random.nextInt(originals.size())), random);
            assertEquals(
                    outcome(new JsonReader(), text),
                    outcome(reader, text),
                    () -> new String(text, StandardCharsets.UTF_8));
        }
    }

    @Test
    void keepsKeysApartFromTheBracketsThatAreInThem() {
        String[] texts = {
            "{\"a\":{\"k\":2}}",
            "{\"a{\":1,\"k\":2}",
            "{\"a{\":1,\"k\":2}}",
            "{\"a\":[1,2]}",
            "{\"a[\":1,\"\":2}",
            "{\"b\":2,\"a\":3}",
            "{\"a\":\"a,\",\"\":3}",
            "{\"a\":1,\"\":\"x\"}"
        };
        for (int i = 0; i < texts.length * texts.length * 2; i++) {
            byte[] text = texts[(i + i / texts.length) % texts.length].getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    outcome(new JsonReader(), text),
                    outcome(reader, text),
                    () -> new String(text, StandardCharsets.UTF_8));
        }
    }

    private static byte[] mutated(byte[] text, Random random) {
        byte[] changed = text.clone();
        for (int changes = random.nextInt(3); changes > 0 && changed.length > 1; changes--) {
            int at = random.nextInt(changed.length);
            int from = random.nextInt(changed.length);
            switch (random.nextInt(3)) {
                case 0 -> changed[at] = changed[from];
                case 1 -> changed = Arrays.copyOf(changed, at + 1);
                default -> {
                    byte[] longer = Arrays.copyOf(changed, changed.length + 1);
                    System.arraycopy(changed, at, longer, at + 1, changed.length - at);
                    longer[at] = changed[from];
                    changed = longer;
                }
            }
        }
        return changed;
    }

    private static String outcome(JsonReader reader, byte[] text) {
        try {
            Value value = reader.read(Slice.of(text));
            return value + " " + value.hashCode() + " " + value.copy();
        } catch (JsonException e) {
            return e.offset() + ": " + e.problem();
        }
    }

    private boolean isRefused(Slice text) {
        try {
            reader.read(text);
            return false;
        } catch (JsonException e) {
            return e.offset() >= 0 && e.offset() <= text.length();
        }
    }

    private static void assertSame(JsonNode expected, Value actual, String text) {
        switch (actual) {
            case StringValue string -> assertEquals(expected.textValue(), string.text(), text);
            case NumberValue number -> assertEquals(expected.doubleValue() + 0.0, number.number() + 0.0, text);
            case ArrayValue array -> {
                assertEquals(expected.size(), array.size(), text);
                int index = 0;
                for (Elements e = array.elements(); e.next(); ) {
                    assertSame(expected.get(index++), e.value(), text);
                }
            }
            case ObjectValue object -> {
                assertEquals(expected.size(), object.size(), text);
                Iterator<Map.Entry<String, JsonNode>> fields =
                        expected.properties().iterator();
                for (Entries e = object.entries(); e.next(); ) {
                    Map.Entry<String, JsonNode> field = fields.next();
                    assertEquals(field.getKey(), e.key().text(), text);
                    assertSame(field.getValue(), e.value(), text);
                    assertEquals(e.value(), object.get(Value.of(field.getKey())), text);
                }
            }
            default -> assertEquals(expected.toString(), actual.toString(), text);
        }
    }
}
