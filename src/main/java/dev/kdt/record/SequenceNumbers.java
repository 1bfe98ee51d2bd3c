package dev.kdt.record;

import java.util.Comparator;

/** How sequence numbers compare: as the numbers that they are, not as text. */
public final class SequenceNumbers {
    /** Orders decimal numbers without leading zeros by their value. */
    public static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private SequenceNumbers() {}
}
