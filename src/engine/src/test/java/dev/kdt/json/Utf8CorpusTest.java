package dev.kdt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8Corpus.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JSON text whose strings and keys are not valid UTF-8 is refused at the byte where they are not; any other is taken as it is. */
final class Utf8CorpusTest {
    private static final int RANDOM_TEXTS = 20_000;

    /** The ways in which a text {@code %} can stand in JSON: as a string or key, short or long, after escapes, at any depth. */
    private static final List<String> PLACES = List.of(
            "\"%\"",
            "{\"a\":\"%\"}",
            "{\"%\":1}",
            "[[{\"k\":[0,\"%\"]}]]",
            "{\"id\":1,\"a long enough text before it % and after it, too\":null}",
            "[\"a long enough text before it % and after it, too\"]",
            "[\"\\n\\u00fc%\"]",
            "[\"%\\\\\"]",
            "[ \"%\" , 1 ]",
            "{\"%\\/\":1}");

    private final JsonReader reader = new JsonReader();

    static List<Sample> samples() {
        return Utf8Corpus.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isRefusedWhereItStopsBeingUtf8(Sample sample) throws JsonException {
        for (String place : PLACES) {
            // The second time, the reader knows the shape of the text.
            assertRead(place, sample.text(), sample.broken());
            reader.read(Slice.utf8(place));
            reader.read(Slice.utf8(place));
            assertRead(place, sample.text(), sample.broken());
        }
    }

    @Test
    void whatIsUtf8IsAsTheJdkHasIt() throws JsonException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextInt(8) == 0 ? 'a' : 0x80 + random.nextInt(0x80));
            }
            Slice text = Slice.of(bytes);
            assertEquals(isUtf8ForJdk(bytes), Utf8.isValid(text), () -> hex(text));
            assertRead(PLACES.get(random.nextInt(PLACES.size())), text, Utf8.indexOfBroken(text));
        }
    }

    private void assertRead(String place, Slice text, int broken) throws JsonException {
        int before = place.indexOf('%');
        ByteBuilder json = new ByteBuilder();
        json.ascii(place.substring(0, before)).put(text).ascii(place.substring(before + 1));
        Slice whole = Slice.of(json.toBytes());
        if (broken < 0) {
            assertTrue(reader.read(whole).toString().contains(text.toText()), place);
            return;
        }
        JsonException refused = assertThrows(JsonException.class, () -> reader.read(whole), () -> place + hex(text));
        assertTrue(refused.isEncoding(), refused::getMessage);
        assertEquals(before + broken, refused.offset(), () -> place + hex(text));
        assertTrue(refused.problem().contains(String.format("0x%02X", text.at(broken) & 0xFF)), refused::getMessage);
    }

    private static boolean isUtf8ForJdk(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static String hex(Slice text) {
        return HexFormat.of().formatHex(text.toBytes());
    }
}
