package dev.kdt.generate.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.TextPlace;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Random;
import dev.kdt.generate.value.Uniform;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFieldTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NOW =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-02-28T23:59:59.987654Z"));

    /** The JDK's formatter is the judge, from the year 0001 to 9999. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
                "dd/MMM/yyyy:HH:mm:ss Z",
                "EEE, d MMM yyyy HH:mm:ss z",
                "yy-MM-dd HH.mm.ss.SSSSSSXXX",
                "'it''s \"' yyyy '' MM",
                "[MM]{dd}#é"
            })
    void patternsWriteWhatTheJdkWrites(String pattern) throws Exception {
        TimeFormat format = TimeFormat.of(pattern);
        DateTimeFormatter judge = DateTimeFormatter.ofPattern(
                        pattern.equals("[MM]{dd}#é") ? "'['MM']{'dd'}#é'" : pattern, Locale.ENGLISH)
                .withZone(ZoneId.of("UTC"));
        Quantity times = Uniform.between(-62_135_596_800_000_000L, 253_402_300_799_999_999L);
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            long micros = times.draw(random);
            ByteBuilder out = new ByteBuilder();
            format.write(micros, out);
            assertEquals(
                    judge.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)),
                    JSON.readValue(out.toBytes(), String.class));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iso, \"2026-02-28T23:59:59.987Z\"",
        "epoch, 1772323199",
        "epoch-ms, 1772323199987",
        "epoch-us, 1772323199987654",
        "'dd/MMM/yyyy:HH:mm:ss Z', \"28/Feb/2026:23:59:59 +0000\""
    })
    void theEventTimeIsWrittenByTheFormat(String format, String expected) throws Exception {
        assertEquals(expected, text(field(null, 0, List.of(), TimeFormat.of(format)), 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        yyyy-QQ ~ 5 ~ times cannot be written by 'QQ' (known: yyyy yy MMM MM dd d EEE HH mm ss SSS SSSSSS Z XXX z; text stands in single quotes)
        HH 'h   ~ 3 ~ the text that begins here lacks its second quote
        """)
    void unknownLettersAreRefusedWithTheirPlace(String pattern, int index, String message) {
        TimeFormatException refused = assertThrows(TimeFormatException.class, () -> TimeFormat.of(pattern));
        assertEquals(message, refused.getMessage());
        assertEquals(index, refused.index());
    }

    @Test
    void timesAreDrawnBetweenTwoAndMovedByAnOffset() throws Exception {
        Field field = field(Uniform.between(1000, 2000), -500, List.of(), TimeFormat.of("epoch-us"));
        long[] times = times(field);
        assertEquals(
                500,
                IntStream.range(0, times.length).mapToLong(i -> times[i]).min().orElseThrow());
        assertEquals(
                1500,
                IntStream.range(0, times.length).mapToLong(i -> times[i]).max().orElseThrow());
    }

    @Test
    void aShareOfTheTimesIsBehind() throws Exception {
        Delay late = new Delay(0.02, Uniform.between(300_000_000, 3_600_000_000L));
        Delay outOfOrder = new Delay(0.05, Uniform.between(1, 2_000_000));
        long[] times = times(field(null, 0, List.of(late, outOfOrder), TimeFormat.of("epoch-us")));
        long inOrder = 0;
        long behind = 0;
        for (long each : times) {
            assertTrue(each <= NOW && each >= NOW - 3_602_000_000L, () -> "time " + each);
            inOrder += each == NOW ? 1 : 0;
            behind += each <= NOW - 300_000_000 ? 1 : 0;
        }
        assertEquals(0.98 * 0.95, (double) inOrder / times.length, 0.008);
        assertEquals(0.02, (double) behind / times.length, 0.004);
    }

    @ParameterizedTest
    @CsvSource({
        "-62135596800000000, \"0001-01-01T00:00:00.000Z\"",
        "-62135596800000001, none",
        "253402300799999999, \"9999-12-31T23:59:59.999Z\"",
        "253402300800000000, none",
        "9223372036854775807, none"
    })
    void timesAreOfTheYears1To9999(long micros, String expected) throws Exception {
        Field field = field(Quantity.of(micros), 0, List.of(), TimeFormat.of("iso"));
        if (expected.equals("none")) {
            GenerationException refused = assertThrows(GenerationException.class, () -> text(field, 1));
            assertEquals(
                    "'at', 'time': the time is not of the years 1 to 9999 (make 'offset', or 'by', smaller)",
                    refused.getMessage());
            assertEquals(new TextPlace(3, 5), refused.place());
        } else {
            assertEquals(expected, text(field, 1));
        }
    }

    private static TimeField field(@Nullable Quantity drawn, long offset, List<Delay> delays, TimeFormat format) {
        return new TimeField(drawn, offset, delays, format, "'at', 'time'", new TextPlace(3, 5));
    }

    private static long[] times(Field field) {
        return IntStream.range(0, 20_000)
                .mapToLong(seed -> Long.parseLong(text(field, seed)))
                .toArray();
    }

    private static String text(Field field, long seed) {
        ByteBuilder out = new ByteBuilder();
        Draw draw = new Draw();
        draw.begin(Random.mix(5, seed), seed, NOW, 0);
        field.write(draw, out);
        return out.toString();
    }
}
