package dev.kdt.pipeline.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by a word that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /** The known word that is most like {@code word}; null when none is. */
    static @Nullable String nearest(Collection<String> known, String word) {
        return dev.kdt.jq.run.Suggestion.nearest(known, word);
    }

    /**
     * A suffix for a message about {@code word}: the known word that looks most like it, or all of them when none does; with a
     * space before, in brackets.
     */
    public static String among(Collection<String> known, String word) {
        String nearest = nearest(known, word);
        String given = word.toLowerCase(Locale.ROOT);
        String meant = nearest != null || given.length() < 3
                ? nearest
                : known.stream()
                        .filter(each -> each.startsWith(given))
                        .findFirst()
                        .orElse(null);
        if (meant != null) {
            return " (did you mean '" + meant + "'?)";
        }
        return known.isEmpty() ? "" : " (known: " + String.join(", ", known) + ")";
    }
}
