package dev.kdt.flow;

import java.time.InstantSource;
import java.util.Random;

/** How tests call again: as commands do, but without waiting. */
public final class Retries {
    private Retries() {}

    public static Retrying atOnce(Stop stop) {
        return new Retrying(
                RetryPolicy.DEFAULT, _ -> {}, new Random(1), InstantSource.system(), stop, RetryNotices.none());
    }
}
