package dev.kdt.generate.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kdt.bytes.ByteBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final long MICROS = Instant.parse("2026-03-04T05:06:07.891Z").toEpochMilli() * 1000;

    @ParameterizedTest
    @ValueSource(longs = {0, 5, -5, 99, 100, -100, 1990, 123_456_789, Long.MAX_VALUE, -Long.MAX_VALUE})
    void decimalsAreAllWritten(long unscaled) {
        for (int decimals : new int[] {0, 1, 2, 6, 18, 25}) {
            ByteBuilder out = new ByteBuilder(1);
            NumberText.decimal(unscaled, decimals, out);
            assertEquals(
                    BigDecimal.valueOf(unscaled)
                            .movePointLeft(decimals)
                            .setScale(decimals)
                            .toPlainString(),
                    out.toString());
        }
    }

    @Test
    void pricesKeepTheirCents() {
        assertEquals("19.90", text(new NumberField(Quantity.of(1990), 2), 1));
        assertEquals("-0.05", text(new NumberField(Quantity.of(-5), 2), 1));
    }

    @Test
    void numbersArePaddedWithZerosAndNeverCutOff() {
        ByteBuilder out = new ByteBuilder();
        NumberText.padded(42, 6, out);
        NumberText.padded(1_234_567, 6, out);
        NumberText.padded(0, 1, out);
        assertEquals("00004212345670", out.toString());
    }

    @Test
    void booleansAreTrueByTheirShare() {
        long[] counts = counts(new BooleanField(0.3), List.of("true", "false"));
        Statistics.assertCounts(new double[] {3, 7}, counts);
        assertEquals(0, counts(new BooleanField(0), List.of("true", "false"))[0]);
        assertEquals(0, counts(new BooleanField(1), List.of("true", "false"))[1]);
    }

    @Test
    void aChoiceWritesOneOfItsFields() {
        Field a = (_, out) -> out.ascii("\"a\"");
        Field b = (_, out) -> out.ascii("17");
        Statistics.assertCounts(new double[] {1, 4}, counts(new Choice(List.of(a, b), 2, 8), List.of("\"a\"", "17")));
    }

    @Test
    void uuidsHaveTheirVersionAndVariant() {
        for (int i = 1; i <= 1000; i++) {
            UUID four = uuid(UuidField.V4, i);
            assertEquals(4, four.version());
            assertEquals(2, four.variant());
            assertNotEquals(four, uuid(UuidField.V4, i + 1));
        }
    }

    @Test
    void aVersion7UuidBeginsWithTheEventTime() {
        UUID seven = uuid(UuidField.V7, 3);
        assertEquals(7, seven.version());
        assertEquals(2, seven.variant());
        assertEquals(MICROS / 1000, seven.getMostSignificantBits() >>> 16);
        assertNotEquals(seven, uuid(UuidField.V7, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 1000, 2048})
    void paddingFillsTheRecordUpToItsSize(int size) {
        ByteBuilder out = new ByteBuilder();
        out.ascii("another record\n");
        int start = out.size();
        out.ascii("{\"id\":1,\"inner\":{\"padding\":");
        Draw draw = new Draw();
        draw.begin(7, 1, MICROS, start);
        new Padding(size, 2).write(draw, out);
        out.ascii("}}");
        assertEquals(size, out.size() - start);
    }

    @Test
    void paddingIsEmptyInARecordThatIsLargeAlready() {
        assertEquals("\"\"", text(new Padding(3, 1), 1));
    }

    private static UUID uuid(Field field, int seed) {
        String text = text(field, seed);
        return UUID.fromString(text.substring(1, text.length() - 1));
    }

    private static long[] counts(Field field, List<String> texts) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            seen.merge(text(field, i), 1, Integer::sum);
        }
        assertEquals(
                50_000,
                texts.stream().mapToInt(each -> seen.getOrDefault(each, 0)).sum(),
                "others: " + seen);
        return texts.stream().mapToLong(each -> seen.getOrDefault(each, 0)).toArray();
    }

    private static String text(Field field, long seed) {
        ByteBuilder out = new ByteBuilder(1);
        Draw draw = new Draw();
        draw.begin(Random.mix(99, seed), seed, MICROS, 0);
        field.write(draw, out);
        return out.toString();
    }
}
