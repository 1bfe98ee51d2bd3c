package dev.kdt.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final SynchronousQueue<Duration> waits = new SynchronousQueue<>();
    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

    private final StatusArea area = new StatusArea() {
        @Override
        public void show(String line) {
            shown.add(line);
        }

        @Override
        public void clear() {
            shown.add("cleared");
        }
    };

    @Test
    void showsTheTextAfterEachWaitAndClearsItAtTheEnd() throws Exception {
        try (StatusLine _ = new StatusLine(area, () -> shown.size() + " records", waits::put)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(Duration.ofMillis(200), waits.poll(60, TimeUnit.SECONDS));
            }
        }
        // Whether the third is shown before the end is a matter of threads.
        assertEquals(List.of("0 records", "1 records"), shown.subList(0, 2));
        assertEquals("cleared", shown.getLast());
    }

    @Test
    void closingEndsTheWait() {
        CountDownLatch never = new CountDownLatch(1);
        new StatusLine(area, () -> "text", _ -> never.await()).close();
        assertTrue(shown.equals(List.of("cleared")), shown::toString);
    }
}
