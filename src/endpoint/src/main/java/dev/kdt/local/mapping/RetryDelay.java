package dev.kdt.local.mapping;

/** The pause before something is tried again: a second at first, twice as long each time, a minute at the most. */
final class RetryDelay {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private RetryDelay() {}

    /** @param waits how often it was waited before */
    static long millis(int waits) {
        return waits >= 6 ? LONGEST_MILLIS : FIRST_MILLIS << waits;
    }
}
