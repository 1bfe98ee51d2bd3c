package dev.kdt.cli.command.produce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.UsageException;
import dev.kdt.flow.shard.SendStatistics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates that follow the time of day, and rates that are found. */
class RatesTest {
    private static final DailyCurve CURVE =
            DailyCurve.parse("curve.txt", List.of("# a shop", "", "06:00 100/s", "12:00  400/s", "18:00 6000/m"));

    @ParameterizedTest
    @CsvSource({
        "06:00:00, 100",
        "09:00:00, 250",
        "11:59:59.999, 399.99998611",
        "12:00:00, 400",
        "15:00:00, 250",
        "18:00:00, 100",
        "00:00:00, 100",
        "05:00:00, 100"
    })
    void goesEvenlyFromPointToPoint(String time, double perSecond) {
        assertEquals(perSecond, CURVE.perSecond(Instant.parse("2026-11-28T" + time + "Z")), 1e-6);
    }

    @Test
    void goesOverMidnight() {
        DailyCurve night = DailyCurve.parse("night.txt", List.of("22:00 0/s", "02:00 80/s"));
        assertEquals(40, night.perSecond(Instant.parse("2026-11-28T00:00:00Z")), 1e-6);
        assertEquals(20, night.perSecond(Instant.parse("2026-11-28T23:00:00Z")), 1e-6);
        assertEquals(40, night.perSecond(Instant.parse("2026-11-28T12:00:00Z")), 1e-6);
    }

    @Test
    void hasAnAverageAndAPeak() {
        assertEquals(175, CURVE.mean(), 1e-6);
        assertEquals(400, CURVE.peak(), 1e-6);
        assertEquals(
                40,
                DailyCurve.parse("night.txt", List.of("22:00 0/s", "02:00 80/s"))
                        .mean(),
                1e-6);
        assertEquals(7, DailyCurve.parse("flat.txt", List.of("13:00 7/s")).mean(), 1e-6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25:00 1/s | c:1: '25:00' is no time of day",
                "06:00 often | c:1: 'often' is not a rate",
                "06:00 | c:1: '06:00' is no time and a rate",
                "# nothing | c holds no point"
            })
    void aLineThatIsNoPointIsSaid(String line, String message) {
        UsageException thrown = assertThrows(UsageException.class, () -> DailyCurve.parse("c", List.of(line)));
        assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown::getMessage);
    }

    /** A stream that takes 3,000 records a second, and refuses the others. */
    @ParameterizedTest
    @CsvSource({"3000", "120", "47000"})
    void findsWhatAStreamTakesWithoutThrottling(int capacity) {
        Limited stream = new Limited(capacity);
        AutoPace pace = new AutoPace(stream.statistics);
        Instant now = Instant.EPOCH;
        for (int second = 0; second < 120; second++) {
            stream.take(pace.perSecond(now));
            now = now.plusSeconds(1);
        }
        assertTrue(pace.wasThrottled());
        assertEquals(capacity, pace.best(), capacity * 0.15);
        assertEquals(capacity, pace.rate(), capacity * 0.35);
    }

    @Test
    void aSourceThatGivesLittleTellsNothing() {
        Limited stream = new Limited(1_000_000);
        AutoPace pace = new AutoPace(stream.statistics);
        Instant now = Instant.EPOCH;
        for (int second = 0; second < 60; second++) {
            stream.take(Math.min(700, pace.perSecond(now)));
            now = now.plusSeconds(1);
        }
        assertFalse(pace.wasThrottled());
        assertEquals(1_000, pace.rate());
        assertEquals(500, pace.best());
    }

    private static final class Limited {
        private final SendStatistics statistics = new SendStatistics();
        private final int capacity;

        Limited(int capacity) {
            this.capacity = capacity;
        }

        void take(double records) {
            for (int i = 0; i < Math.round(records); i++) {
                if (i < capacity) {
                    statistics.delivered("shard", 1);
                } else {
                    statistics.throttled("shard");
                }
            }
        }
    }
}
