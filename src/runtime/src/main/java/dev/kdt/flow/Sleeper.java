package dev.kdt.flow;

import java.time.Duration;

/** Waits. Handed in, so that tests need not. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
