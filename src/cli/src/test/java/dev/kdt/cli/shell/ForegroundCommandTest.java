package dev.kdt.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Stop;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForegroundCommandTest {
    private final ForegroundCommand foreground = new ForegroundCommand();

    @Test
    void aCommandEndsWithItsCode() throws InterruptedException {
        assertEquals(new ForegroundCommand.End(7, false), foreground.run(signals -> 7));
        assertFalse(foreground.ask(Stop.Reason.INTERRUPT), "no command runs any more");
    }

    @Test
    void theFirstCtrlCAsksForAnOrderlyStop() throws InterruptedException {
        Stop stop = new Stop();
        ForegroundCommand.End end = foreground.run(signals -> {
            signals.request(stop);
            assertTrue(foreground.ask(Stop.Reason.INTERRUPT));
            assertTrue(stop.isRequested() && !stop.isAbandoned());
            assertFalse(Thread.currentThread().isInterrupted());
            return 130;
        });
        assertEquals(new ForegroundCommand.End(130, false), end);
    }

    @Test
    void aSecondOneAbandonsWhatIsOnItsWay() throws InterruptedException {
        Stop stop = new Stop();
        foreground.run(signals -> {
            signals.request(stop);
            foreground.ask(Stop.Reason.INTERRUPT);
            foreground.ask(Stop.Reason.INTERRUPT);
            assertTrue(stop.isAbandoned());
            return 130;
        });
        assertTrue(stop.isFor(Stop.Reason.INTERRUPT));
    }

    /** It asks for the stop only after the signal came. */
    @Test
    void aStopThatIsMadeLateIsRequestedAtOnce() throws InterruptedException {
        Stop stop = new Stop();
        foreground.run(signals -> {
            foreground.ask(Stop.Reason.TERMINATE);
            signals.request(stop);
            return 0;
        });
        assertTrue(stop.isFor(Stop.Reason.TERMINATE));
    }

    @Test
    void aCommandThatDoesNotEndIsLeft() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        ForegroundCommand.End end = foreground.run(signals -> {
            foreground.ask(Stop.Reason.INTERRUPT);
            while (never.getCount() > 0) {
                try {
                    never.await();
                } catch (InterruptedException _) {
                    // As a call that does not look at interrupts.
                }
            }
            return 0;
        });
        assertEquals(new ForegroundCommand.End(130, true), end);
        never.countDown();
    }
}
