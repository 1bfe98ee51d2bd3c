package dev.kdt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kdt.bytes.Slice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** {@code BigDecimal} is the judge; but it is slow. */
final class DecimalTest {
    private static Decimal decimal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return assertNotNull(Decimal.parse(bytes, 0, bytes.length), text);
    }

    private static <T> T assertNotNull(T value, String text) {
        Assertions.assertNotNull(value, text);
        return value;
    }

    @Test
    void writesComparesAndRoundsAsBigDecimalDoes() {
        Random random = new Random(3);
        String before = "1";
        for (int i = 0; i < 50_000; i++) {
            String text = literal(random);
            BigDecimal judge = new BigDecimal(text);
            String written = judge.toString();
            assertEquals(
                    judge.signum() == 0 && text.startsWith("-") ? "-" + written : written,
                    decimal(text).toString());
            double value = judge.precision() > 17
                    ? judge.round(new MathContext(17, RoundingMode.HALF_UP)).doubleValue()
                    : Double.parseDouble(text);
            assertEquals(value, decimal(text).toDouble(), text);
            assertEquals(judge.negate().toString(), decimal(text).negated().toString());
            assertEquals(
                    Integer.signum(judge.compareTo(new BigDecimal(before))),
                    Integer.signum(decimal(text).compareTo(decimal(before))),
                    text + " and " + before);
            // The same number in another form, every now and then.
            before = random.nextBoolean() ? text : judge.toPlainString() + (judge.scale() > 0 ? "00" : ".0");
        }
    }

    private static String literal(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        digits(random, text);
        if (random.nextBoolean()) {
            digits(random, text.append('.'));
        }
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? "e" : "E").append(new String[] {"", "+", "-"}[random.nextInt(3)]);
            text.append(random.nextInt(random.nextBoolean() ? 10 : 400));
        }
        return text.toString();
    }

    private static void digits(Random random, StringBuilder text) {
        boolean few = random.nextBoolean();
        for (int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 5); count > 0; count--) {
            text.append((char) ('0' + (few ? random.nextInt(2) * 9 : random.nextInt(10))));
        }
    }

    @Test
    void knowsNoExponentsBeyondThoseOfJq() {
        assertEquals("1E+999999999", decimal("1e999999999").toString());
        for (String beyond : new String[] {"1e1000000000", "12e999999999", "1e-1147483647", "1e99999999999999999999"}) {
            byte[] bytes = beyond.getBytes(StandardCharsets.US_ASCII);
            assertNull(Decimal.parse(bytes, 0, bytes.length), beyond);
        }
    }

    @Test
    void takesLinearTimeForMillionsOfDigits() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            NumberValue number = NumberValue.parse(Slice.utf8("1." + "7".repeat(20_000_000)));
            assertNotNull(number, "a number");
            assertEquals(1.777777777777778, number.number());
            assertEquals(0, number.compareTo(number));
            assertEquals(20_000_003, number.negated().toString().length());
        });
    }
}
