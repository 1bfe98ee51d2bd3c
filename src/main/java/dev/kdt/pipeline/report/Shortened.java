package dev.kdt.pipeline.report;

import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** Values for messages: long ones are cut. */
public final class Shortened {
    private static final int LONGEST = 120;

    private Shortened() {}

    /** The compact JSON text, at most so many characters of it as fit a line. */
    public static String of(@Nullable Value value) {
        return of(String.valueOf(value));
    }

    /** The text, at most so many characters of it as fit a line. */
    public static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
