package dev.kdt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.ByteBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DoubleTextTest {
    private static final int NUMBERS = 200_000;

    @Test
    void writesAmountsWithTheFewestDigits() {
        assertEquals("19.9", written(19.90));
        assertEquals("-0.05", written(-0.05));
        assertEquals("59.699999999999996", written(3 * 19.90));
        assertEquals("0.001", written(0.001));
        assertEquals("0.30000000000000004", written(0.1 + 0.2));
        assertEquals("123456789012.125", written(123_456_789_012.125));
    }

    /** The quick way for amounts gives what the way for all numbers gives. */
    @Test
    void writesTheSameTheQuickAndTheLongWay() {
        Random random = new Random(5);
        for (int i = 0; i < NUMBERS; i++) {
            double whole = random.nextLong(1L << (1 + random.nextInt(52)));
            double number =
                    random.nextBoolean() ? whole / Math.pow(10, random.nextInt(9)) : whole * random.nextDouble();
            assertEquals(DoubleText.of(number), written(number));
            assertEquals(DoubleText.of(-number), written(-number));
            assertEquals(number, Double.parseDouble(written(number)));
        }
    }

    private static String written(double number) {
        ByteBuilder out = new ByteBuilder();
        DoubleText.write(number, out);
        return out.toString();
    }
}
