package dev.kdt.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the user that calls fail and are made again: not at a first hiccup, soon when it lasts, and from then on now and then. Safe
 * for use by several threads.
 */
public final class RetryNotices {
    /** The back-off reaches this attempt within half a second. */
    private static final int TOLD_FROM_ATTEMPT = 3;

    /** An attempt that took this long is told of at once. */
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Consumer<String> user;
    private final InstantSource clock;
    private final Turn failures = new Turn(Duration.ofSeconds(30));
    private final Turn misplaced = new Turn(Duration.ofMinutes(1));

    /** Lets one notice of a kind through in a time. */
    private static final class Turn {
        private final Duration between;
        private @Nullable Instant last;

        private Turn(Duration between) {
            this.between = between;
        }

        private synchronized boolean comes(Instant now) {
            boolean comes = last == null || !now.isBefore(last.plus(between));
            last = comes ? now : last;
            return comes;
        }
    }

    /** @param user is told in a sentence */
    public RetryNotices(Consumer<String> user, InstantSource clock) {
        this.user = user;
        this.clock = clock;
    }

    /** Notices that nobody reads. */
    public static RetryNotices none() {
        return new RetryNotices(_ -> {}, Instant::now);
    }

    /**
     * A call failed and will be made again.
     *
     * @param attempts how often it has failed
     * @param since when it was first made
     */
    public void failed(String message, int attempts, Instant since) {
        if (attempts >= TOLD_FROM_ATTEMPT || since.plus(LONG).isBefore(clock.instant())) {
            tell(
                    (message.endsWith(".") ? message.substring(0, message.length() - 1) : message) + ": trying again",
                    failures);
        }
    }

    /** Records arrived, but not where they were meant to, and are sent again. Told beside calls that fail. */
    public void misplaced(String message) {
        tell(message + ": trying again", misplaced);
    }

    /**
     * Calls have failed for long, and go on.
     *
     * @param since when the first one was made
     */
    public void failed(String message, Instant since) {
        failed(message, TOLD_FROM_ATTEMPT, since);
    }

    /** A call takes long. */
    void slow(String target, Duration patience) {
        tell(
                target + " has not answered for " + patience.toMillis() / 1000.0 + " s: waiting, and trying again",
                failures);
    }

    private void tell(String sentence, Turn turn) {
        if (turn.comes(clock.instant())) {
            user.accept(sentence);
        }
    }
}
