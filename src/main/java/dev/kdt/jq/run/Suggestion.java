package dev.kdt.jq.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Guesses what was meant by a name that is not known. */
final class Suggestion {
    private Suggestion() {}

    /** {@code " (did you mean …?)"}, or nothing when no known name is near. */
    static String among(Collection<String> known, String name) {
        String best = "";
        int least = Math.max(1, name.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(candidate, name);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : " (did you mean $" + best + "?)";
    }

    /** The message for a call of {@code name} with so many arguments; the known are {@code name/arity}. */
    static String unknownFunction(Collection<String> known, String name, int arity) {
        List<String> others = new ArrayList<>();
        String best = "";
        int least = Math.max(1, name.length() / 3) + 1;
        for (String signature : known) {
            String candidate = signature.substring(0, signature.lastIndexOf('/'));
            if (candidate.equals(name)) {
                others.add(signature.substring(candidate.length() + 1));
            }
            int distance = distance(candidate, name);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        if (!others.isEmpty()) {
            return "the function '" + name + "' takes " + String.join(" or ", others) + " arguments, not " + arity
                    + " (arguments are separated by ';')";
        }
        return "there is no function '" + name + "'" + (best.isEmpty() ? "" : " (did you mean '" + best + "'?)");
    }

    /** How many letters must be put in, left out or changed to make one of the other. */
    private static int distance(String a, String b) {
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
            }
            before = row;
        }
        return before[b.length()];
    }
}
