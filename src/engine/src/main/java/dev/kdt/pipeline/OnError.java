package dev.kdt.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A pipeline's treatment of records that it could not process ({@code on-error}). */
public enum OnError {
    /** They are kept aside, and the rest goes on. */
    PARK,
    /** They are dropped, and counted. */
    DROP,
    /** Everything stops at the first. */
    STOP;

    /** The words in pipeline files. */
    public static List<String> words() {
        return Arrays.stream(values()).map(OnError::word).toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OnError of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
