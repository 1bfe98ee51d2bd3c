package dev.kdt.cli.preflight;

import java.util.ArrayList;
import java.util.List;

/** The records and settings that would fail, in the order in which they were found. Safe for use by several threads. */
final class Findings {
    /** Findings that are kept; bounds memory, since every record of a file may be too large. */
    private static final int MOST = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    /**
     * Something that would fail.
     *
     * @param place where it is: {@code orders.ndjson:17}, {@code stream 'orders'}
     */
    record Finding(String place, String message) {
        String inWords() {
            return place + ": " + message;
        }
    }

    synchronized void add(String place, String message) {
        count++;
        if (kept.size() < MOST) {
            kept.add(new Finding(place, message));
        }
    }

    /** The first of them. */
    synchronized List<Finding> kept() {
        return List.copyOf(kept);
    }

    /** How many there are besides those that are kept. */
    synchronized long others() {
        return count - kept.size();
    }

    synchronized boolean isEmpty() {
        return count == 0;
    }
}
