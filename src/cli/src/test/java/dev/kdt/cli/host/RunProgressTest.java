package dev.kdt.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.flow.Progress;
import dev.kdt.flow.RunCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final RunCounters counters = new RunCounters();
    private Instant now = START;
    private double share;
    private @Nullable Instant oldest;
    private final RunProgress progress = new RunProgress("sent", counters, new Known(), () -> now, RunReport.NONE);

    /** What the test says of a run. */
    private final class Known implements Progress {
        @Override
        public OptionalDouble share() {
            return share == 0 ? OptionalDouble.empty() : OptionalDouble.of(share);
        }

        @Override
        public @Nullable Instant oldest() {
            return oldest;
        }
    }

    private String after(int seconds) {
        now = now.plusSeconds(seconds);
        return progress.line();
    }

    @Test
    void saysWhatIsDoneAndWhatIsLeft() {
        share = 0.1;
        assertEquals("10%  9 s left  0 records  0 records/s  0 sent  0 B", after(1));
        share = 0.2;
        assertEquals("20%  8 s left  0 records  0 records/s  0 sent  0 B", after(1));
        share = 1;
        assertEquals("100%  0 records  0 records/s  0 sent  0 B", after(1));
    }

    @Test
    void saysThatItWaitsAndForWhat() {
        assertEquals("0 records  0 records/s  0 sent  0 B", after(2));
        counters.addRetried(5);
        assertEquals("nothing taken yet, trying again  0 records  0 records/s  0 sent  5 sent again  0 B", after(1));
    }

    @Test
    void saysThatItIsThrottledAlsoWhenSomeRecordsAreTaken() {
        counters.addDelivered(1_000, 1_000);
        assertEquals("0 records  0 records/s  1,000 sent  0 B", after(1));
        counters.addDelivered(1_000, 1_000);
        counters.addRetried(400);
        assertEquals("throttled, waiting  0 records  0 records/s  2,000 sent  400 sent again  0 B", after(1));
        counters.addDelivered(1_000, 1_000);
        after(1);
        counters.addDelivered(1_000, 1_000);
        after(3);
        assertEquals("0 records  0 records/s  4,000 sent  400 sent again  0 B", after(3));
    }

    @Test
    void tellsTheAgeOfTheOldestRecordUntilAllWereRead() {
        oldest = START;
        assertEquals("0 records  0 records/s  oldest 7.0 s ago  0 sent  0 B", after(7));
        oldest = null;
        assertEquals("0 records  0 records/s  0 sent  0 B", after(1));
    }

    @Test
    void tellsTheReportAfterTheRateOfTheLastSeconds() {
        RunProgress reporting = new RunProgress("sent", counters, new Known(), () -> now, new Reporting());
        share = 0.2;
        counters.addDropped("where", 4_000);
        counters.addDelivered(3_500, 3_500);
        now = now.plusSeconds(2);
        assertEquals(
                "20%  8 s left  4,000 records  2,000 records/s  3 in flight  12 throttled  3,500 sent  0 B",
                reporting.line());
    }

    /** What a command says of its requests. */
    private static final class Reporting implements RunReport {
        @Override
        public List<String> progress() {
            return List.of("3 in flight", "12 throttled");
        }

        @Override
        public void conclude(RunCounters counters, Duration took) {}
    }
}
