package dev.kdt.jq.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by a name that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /** A suffix for a message about {@code name}: the known name next to it; empty when none is near. */
    public static String among(Collection<String> known, String name) {
        String nearest = nearest(known, name);
        return nearest == null ? "" : " (did you mean '" + nearest + "'?)";
    }

    /** The same for a variable; names are without the dollar sign. */
    static String amongVariables(Collection<String> known, String name) {
        String nearest = nearest(known, name);
        return nearest == null ? "" : " (did you mean $" + nearest + "?)";
    }

    /** The message for a call of {@code name} with so many arguments; the known are {@code name/arity}. */
    static String unknownFunction(Collection<String> known, String name, int arity) {
        Collection<String> names = new TreeSet<>();
        List<String> arities = new ArrayList<>();
        for (String signature : known) {
            int slash = signature.lastIndexOf('/');
            names.add(signature.substring(0, slash));
            if (signature.substring(0, slash).equals(name)) {
                arities.add(signature.substring(slash + 1));
            }
        }
        if (arities.isEmpty()) {
            String nearest = nearest(names, name);
            String field = arity == 0 ? " (a field is written ." + name + ")" : "";
            return "there is no function '" + name + "'"
                    + (nearest == null ? field : " (did you mean '" + nearest + "'?)");
        }
        boolean one = arities.equals(List.of("1"));
        return "the function '" + name + "' takes " + String.join(" or ", arities) + (one ? " argument" : " arguments")
                + ", not " + arity + (arity > 0 ? " (arguments are separated by ';')" : "");
    }

    /**
     * The known name that is most like {@code name}, in which about every third letter may be wrong, and case does not matter;
     * null when none is. One letter is like no other.
     */
    public static @Nullable String nearest(Collection<String> known, String name) {
        String given = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = name.length() < 2 ? 1 : Math.max(1, name.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(candidate.toLowerCase(Locale.ROOT), given);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Number of letters that must be inserted, removed, changed or swapped with a neighbour to turn one into the other. */
    private static int distance(String a, String b) {
        int[] earlier = new int[0];
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(row[j], earlier[j - 2] + 1) : row[j];
            }
            earlier = before;
            before = row;
        }
        return before[b.length()];
    }
}
