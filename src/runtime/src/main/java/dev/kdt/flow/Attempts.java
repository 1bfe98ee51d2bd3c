package dev.kdt.flow;

import java.time.Duration;
import java.time.Instant;

/** The attempts at one thing: counts them, waits between them, and knows when there is to be no other. Used by one thread. */
public final class Attempts {
    /** After a stop became urgent a record is sent this often more: nobody waits for minutes after Ctrl-C. */
    private static final int AFTER_STOP = 3;

    private static final Duration LONGEST_WAIT_AFTER_STOP = Duration.ofMillis(500);

    /** A wait notices a stop after this time. */
    private static final Duration SLICE = Duration.ofMillis(400);

    private final Retrying retrying;
    private final OnStop onStop;
    private final Instant start;
    private int made;
    private int last;

    /** The effect of a stop. */
    public enum OnStop {
        /** Ends the attempts: nothing is lost by it. */
        END,
        /** When it is urgent, a few attempts more are made, until the work is abandoned. */
        HURRY
    }

    public Attempts(Retrying retrying, OnStop onStop) {
        this(retrying, onStop, retrying.clock().instant(), 0);
    }

    private Attempts(Retrying retrying, OnStop onStop, Instant start, int made) {
        this.retrying = retrying;
        this.onStop = onStop;
        this.start = start;
        this.made = made;
        this.last = retrying.policy().attempts();
    }

    /** Attempts that begin where these are, but for the latest one, which was no failure. */
    Attempts fork() {
        return new Attempts(retrying, onStop, start, made - 1);
    }

    /** Number of attempts made. */
    public int made() {
        return made;
    }

    /** An attempt is being made. */
    public void begin() {
        made++;
        if (retrying.stop().isUrgent()) {
            last = Math.min(last, made + AFTER_STOP);
        }
    }

    /** The attempt failed. Waits until another is due; false when there is to be none. */
    public boolean again(String message) throws InterruptedException {
        Duration wait = retrying.policy().wait(made, retrying.random());
        Instant end = start.plus(retrying.policy().total());
        boolean isLast = made >= last || retrying.clock().instant().plus(wait).isAfter(end);
        if (isLast || isOver()) {
            return false;
        }
        retrying.notices().failed(message, made, start);
        pause(wait);
        return !isOver();
    }

    private void pause(Duration wait) throws InterruptedException {
        for (Duration left = wait; left.isPositive() && !isOver(); left = left.minus(SLICE)) {
            if (retrying.stop().isUrgent() && left.compareTo(LONGEST_WAIT_AFTER_STOP) > 0) {
                left = LONGEST_WAIT_AFTER_STOP;
            }
            retrying.sleeper().sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
        }
    }

    private boolean isOver() {
        return switch (onStop) {
            case END -> retrying.stop().isRequested();
            case HURRY -> retrying.stop().isAbandoned();
        };
    }
}
