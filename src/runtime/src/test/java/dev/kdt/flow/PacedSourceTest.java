package dev.kdt.flow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
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
}
