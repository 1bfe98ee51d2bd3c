package dev.kdt.pipeline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses what was meant by a word that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * What to add to a message about {@code word}: the known word that looks most like it, or all of them when none does; with a
     * space before, in brackets.
     */
    public static String among(Collection<String> known, String word) {
        String given = word.toLowerCase(Locale.ROOT);
        List<String> near = known.stream()
                .filter(each -> distance(each.toLowerCase(Locale.ROOT), given) <= tolerance(given)
                        || (given.length() > 2 && each.startsWith(given)))
                .sorted(Comparator.comparingInt(each -> distance(each.toLowerCase(Locale.ROOT), given)))
                .toList();
        if (!near.isEmpty()) {
            return " (did you mean '" + near.getFirst() + "'?)";
        }
        return known.isEmpty() ? "" : " (known: " + String.join(", ", known) + ")";
    }

    private static int tolerance(String word) {
        return Math.max(1, word.length() / 3);
    }

    /** The number of letters to add, drop, replace or swap with their neighbours. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
                least = Math.min(least, steps[i - 1][j - 1] + replace);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                steps[i][j] = swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
            }
        }
        return steps[a.length()][b.length()];
    }
}
