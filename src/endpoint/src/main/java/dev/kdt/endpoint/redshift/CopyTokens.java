package dev.kdt.endpoint.redshift;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, texts and numbers of {@code CopyOptions}, taken one after the other. */
final class CopyTokens {
    private static final Pattern TOKEN = Pattern.compile("\\G\\s*(?:'((?:[^']|'')*)'|([A-Za-z_]+)|(\\d+)|(;)\\s*$)");

    /** Words in upper case; texts without their quotes, behind one that tells them from words. */
    private final Deque<String> tokens = new ArrayDeque<>();

    private CopyTokens() {}

    static CopyTokens of(String text) throws CopyException {
        CopyTokens found = new CopyTokens();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find()) {
            at = matcher.end();
            if (matcher.group(1) != null) {
                found.tokens.add("'" + matcher.group(1).replace("''", "'"));
            } else if (matcher.group(4) == null) {
                found.tokens.add(matcher.group().trim().toUpperCase(Locale.ROOT));
            }
        }
        if (!text.substring(at).isBlank()) {
            throw new CopyException("CopyOptions is not valid from '"
                    + text.substring(at).trim() + "' on (values are written in single quotes)");
        }
        return found;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** The next token, whatever it is. */
    String next() {
        return tokens.pop();
    }

    /** Passes over the next token if it is one of {@code words}. */
    void skip(String... words) {
        String next = tokens.peek();
        if (next != null && List.of(words).contains(next)) {
            tokens.pop();
        }
    }

    /** The text behind an option, with or without AS between them; {@code otherwise} when there is none. */
    String text(String option, String otherwise) throws CopyException {
        skip("AS");
        String next = tokens.peek();
        return next != null && next.startsWith("'") ? text(option) : otherwise;
    }

    /** Like {@link #text(String, String)}, for an option that wants one. */
    String text(String option) throws CopyException {
        skip("AS");
        String next = tokens.poll();
        if (next == null || !next.startsWith("'")) {
            throw new CopyException("the COPY option " + option + " needs a value in single quotes");
        }
        return next.substring(1);
    }

    char character(String option) throws CopyException {
        String text = text(option).replace("\\t", "\t");
        if (text.length() != 1) {
            throw new CopyException("the COPY option " + option + " needs one character in single quotes");
        }
        return text.charAt(0);
    }

    int number(String option) throws CopyException {
        skip("AS");
        String next = tokens.poll();
        if (next == null || !next.chars().allMatch(Character::isDigit) || next.length() > 9) {
            throw new CopyException("the COPY option " + option + " needs a number");
        }
        return Integer.parseInt(next);
    }
}
