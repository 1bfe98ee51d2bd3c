package dev.kdt.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");

    private final InstantConverter instants = new InstantConverter(InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "10m,PT10M", "2h30m,PT2H30M", "1d,PT24H", "1d2h3m4s5ms,PT26H3M4.005S"})
    void readsDurations(String text, String expected) {
        assertEquals(Duration.parse(expected), new DurationConverter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "10 m", "30m2h", "-5m", "99999999999999999999d", "9999999999999999d"})
    void refusesWhatIsNoDuration(String text) {
        assertThrows(TypeConversionException.class, () -> new DurationConverter().convert(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z,2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00+02:00,2026-11-22T08:00:00Z",
        "2026-11-22T10:00:00-02:00,2026-11-22T12:00:00Z",
        "2026-11-22T10:00:00.125,2026-11-22T10:00:00.125Z",
        "2026-11-22 10:00,2026-11-22T10:00:00Z",
        "2026-11-22,2026-11-22T00:00:00Z",
        "10m,2026-11-22T10:05:00Z",
        "1d,2026-11-21T10:15:00Z",
        "now,2026-11-22T10:15:00Z",
        "1700000000,2023-11-14T22:13:20Z",
        "1700000000.25,2023-11-14T22:13:20.250Z",
        "1700000000123,2023-11-14T22:13:20.123Z"
    })
    void readsTimes(String text, String expected) {
        assertEquals(Instant.parse(expected), instants.convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "10:15", "-5", "12345678901234567890"})
    void refusesWhatIsNoTime(String text) {
        assertThrows(TypeConversionException.class, () -> instants.convert(text));
    }

    @ParameterizedTest
    @CsvSource({"512,512", "64KiB,65536", "4MiB,4194304", "4M,4000000", "1GB,1000000000", "1GiB,1073741824", "0,0"})
    void readsSizes(String text, long expected) {
        assertEquals(new Size(expected), new SizeConverter().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "1.5MiB", "-1", "4 MiB", "4TiB", "999999999999999GiB"})
    void refusesWhatIsNoSize(String text) {
        assertThrows(TypeConversionException.class, () -> new SizeConverter().convert(text));
    }

    @ParameterizedTest
    @CsvSource({"100/s,100", "5/m,0.0833333", "10/h,0.0027777", "2.5/s,2.5", "7,7"})
    void readsRates(String text, double expected) {
        assertEquals(expected, new RateConverter().convert(text).perSecond(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/s", "/s", "5/d", "-1/s", "fast"})
    void refusesWhatIsNoRate(String text) {
        assertThrows(TypeConversionException.class, () -> new RateConverter().convert(text));
    }

    @Test
    void saysHowItWantsThings() {
        String message = assertThrows(TypeConversionException.class, () -> instants.convert("soon"))
                .getMessage();
        assertEquals(
                "'soon' is not a time (write 2026-11-22T10:15:00Z, 10m for ten minutes ago, or seconds since 1970)",
                message);
    }

    @Test
    void sharesArePercentsOrFractions() {
        ShareConverter shares = new ShareConverter();
        assertEquals(0.01, shares.convert("1%").part());
        assertEquals(0.005, shares.convert("0.5%").part());
        assertEquals(0.01, shares.convert("1/100").part());
        assertEquals(1, shares.convert("100%").part());
        for (String each : List.of("0%", "101%", "0/5", "1/0", "3/2", "1", "", "%", "-1%")) {
            assertThrows(TypeConversionException.class, () -> shares.convert(each), each);
        }
    }
}
