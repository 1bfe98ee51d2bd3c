package dev.kdt.cli.viewer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a number grows, over the last five seconds. For one thread. */
final class Rates {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Deque<Moment> window = new ArrayDeque<>();

    private record Moment(Instant at, long number) {}

    /** The number is this now. */
    void is(Instant now, long number) {
        if (window.isEmpty() || !now.isBefore(window.getLast().at().plus(BETWEEN))) {
            window.add(new Moment(now, number));
        }
        while (window.size() > 2 && window.getFirst().at().plus(WINDOW).isBefore(now)) {
            window.removeFirst();
        }
    }

    /** By how much it grew. */
    long gained() {
        return window.isEmpty()
                ? 0
                : window.getLast().number() - window.getFirst().number();
    }

    /** In which time. */
    Duration time() {
        return window.isEmpty()
                ? Duration.ZERO
                : Duration.between(window.getFirst().at(), window.getLast().at());
    }

    double perSecond() {
        return gained() / Math.max(0.001, time().toMillis() / 1e3);
    }
}
