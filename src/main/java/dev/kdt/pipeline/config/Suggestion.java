package dev.kdt.pipeline.config;

import java.util.Collection;
import java.util.Locale;

/** Guesses what was meant by a word that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * What to add to a message about {@code word}: the known word that looks most like it, or all of them when none does; with a
     * space before, in brackets.
     */
    public static String among(Collection<String> known, String word) {
        String nearest = dev.kdt.jq.run.Suggestion.nearest(known, word);
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
