package dev.kdt.flow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacedSourceTest {
    private Instant now = Instant.EPOCH;

    @Test
    void aThousandRecordsAtAHundredASecondTakeTenSeconds() throws Exception {
        String[] thousand = IntStream.range(0, 1000).mapToObj(i -> "r" + i).toArray(String[]::new);
        Source whole = new Source() {
            @Override
            public List<Lane> lanes() {
                return List.of(Rig.lane("a", thousand));
            }
        };
        Lane paced = new PacedSource(whole, 100, () -> now, time -> now = now.plus(time))
                .lanes()
                .getFirst();
        int records = 0;
        int mostAtOnce = 0;
        for (Batch batch = paced.next(); batch != null; batch = paced.next()) {
            records += batch.records().size();
            mostAtOnce = Math.max(mostAtOnce, batch.records().size());
        }
        assertEquals(1000, records);
        assertEquals(5, mostAtOnce);
        assertEquals(Duration.ofMillis(9950), Duration.between(Instant.EPOCH, now));
    }

    @Test
    void whatWasReadAndHeldBackIsGivenAfterAStop() throws Exception {
        Source whole = new Source() {
            @Override
            public List<Lane> lanes() {
                return List.of(Rig.lane("a", "1", "2", "3"));
            }
        };
        Sleeper stopped = _ -> {
            throw new InterruptedException();
        };
        Lane paced = new PacedSource(whole, 1, () -> now, stopped).lanes().getFirst();
        assertEquals(1, requireNonNull(paced.next()).records().size());
        assertThrows(InterruptedException.class, paced::next);
        assertEquals(2, requireNonNull(paced.leftover()).records().size());
        assertNull(paced.leftover());
    }

    /** The records of each second from the start, of a lane that is read until the clock shows {@code end} seconds. */
    private int[] seconds(Lane paced, int end, int stallAt, int stall) throws InterruptedException {
        int[] counts = new int[end];
        while (true) {
            Batch batch = requireNonNull(paced.next());
            int second = (int) Duration.between(Instant.EPOCH, now).toSeconds();
            if (second >= end) {
                return counts;
            }
            counts[second] += batch.records().size();
            if (second == stallAt && counts[second] == batch.records().size()) {
                now = now.plusSeconds(stall);
            }
        }
    }

    private Lane paced(Pace pace) throws InterruptedException {
        Lane endless = new Lane() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public Batch next() {
                return new Batch("a", Collections.nCopies(500, KinesisRecord.of(Position.UNKNOWN, Slice.EMPTY)));
            }
        };
        Source source = () -> List.of(endless);
        return new PacedSource(source, pace, () -> now, time -> now = now.plus(time))
                .lanes()
                .getFirst();
    }

    /** 137 records a second: each second has about as many, and a minute has exactly so many. */
    @Test
    void isExactOverAMinuteAndSmoothWithinASecond() throws Exception {
        int[] counts = seconds(paced(Pace.steady(137)), 60, -1, 0);
        assertEquals(60 * 137, IntStream.of(counts).sum(), 7, "of a minute");
        for (int each : counts) {
            assertEquals(137, each, 7, Arrays.toString(counts));
        }
    }

    @Test
    void aSlowMomentIsMadeUpForAtDoubleThePace() throws Exception {
        int[] counts = seconds(paced(Pace.steady(100)), 60, 20, 10);
        assertEquals(6_000, IntStream.of(counts).sum(), 10);
        for (int each : counts) {
            assertTrue(each <= 210, Arrays.toString(counts));
        }
    }

    @Test
    void aStandstillIsNotMadeUpForBeyondAMinute() throws Exception {
        int[] counts = seconds(paced(Pace.steady(10)), 3_600, 100, 1_000);
        assertEquals(10 * (3_600 - 1_000 + 60), IntStream.of(counts).sum(), 25);
    }

    /** From 0 up to 200 a second in ten minutes, and nothing afterwards. */
    @Test
    void followsARateThatChanges() throws Exception {
        Pace rising = time -> time.getEpochSecond() >= 600 ? 0 : time.toEpochMilli() / 3e3;
        Lane lane = paced(rising);
        int records = 0;
        while (now.getEpochSecond() < 599) {
            records += requireNonNull(lane.next()).records().size();
        }
        assertEquals(600 * 200 / 2, records, 600);
    }
}
