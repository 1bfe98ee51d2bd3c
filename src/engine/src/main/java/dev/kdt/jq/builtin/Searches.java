package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import java.nio.charset.StandardCharsets;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Syntax;
import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression, compiled for the texts it is to search. Joni's shortcuts (how far away the next match can be, which bytes it
 * must have) lose matches beside characters of several bytes, after assertions such as {@code \B}, and where a dot takes line ends
 * ({@code $.*} with the flag m), so that only plain expressions and texts of ASCII are searched with them.
 */
final class Searches {
    /** An alternative that never matches: with it, Joni finds no shortcut to take. */
    static final String NEVER = "(?!)|";

    /** The letters that are an assertion after a backslash. */
    private static final String ASSERTIONS = "bBAGzZ";

    private final Regex careful;
    private final @Nullable Regex quick;
    private final @Nullable Longest longest;

    private Searches(Regex careful, @Nullable Regex quick, @Nullable Longest longest) {
        this.careful = careful;
        this.quick = quick;
        this.longest = longest;
    }

    /**
     * The search for the longest match in a text. Joni gives its start and its length, but loses its end and its captures
     * when another way to match is tried after it.
     *
     * @param any finds the beginning and the length
     * @param exact matches only what ends at the position that the search is given
     * @param takesEmpty whether an empty match counts
     */
    record Longest(Regex any, Regex exact, boolean takesEmpty) {}

    static Searches of(String source, int options) throws JqException {
        boolean notEmpty = (options & Option.FIND_NOT_EMPTY) != 0;
        boolean hasShortcuts = isPlain(source) && (options & (Option.FIND_NOT_EMPTY | Option.MULTILINE)) == 0;
        int first = options & ~Option.FIND_LONGEST;
        Regex careful = careful(source, first);
        EmptyCaptures.refuse(source, (options & Option.EXTEND) != 0);
        Regex quick = hasShortcuts ? quick(source, first) : null;
        return new Searches(careful, quick, first == options ? null : longest(source, options, !notEmpty));
    }

    private static Longest longest(String source, int options, boolean takesEmpty) throws JqException {
        if (hasEscape(source, "G")) {
            throw new JqException("Regex failure: \\G cannot be used with the flag l, which finds the longest match");
        }
        int any = options & ~Option.FIND_NOT_EMPTY;
        int first = any & ~Option.FIND_LONGEST;
        return new Longest(careful(source, any), exact(source, first), takesEmpty);
    }

    private static Regex exact(String source, int options) throws JqException {
        try {
            return careful("(?:" + NEVER + source + ")\\G", options);
        } catch (JqException e) {
            return careful("(?:" + NEVER + source + "\n)\\G", options); // It ends in a comment.
        }
    }

    private static @Nullable Regex quick(String source, int options) throws JqException {
        try {
            return compile(source, options);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            return null;
        }
    }

    private static Regex careful(String source, int options) throws JqException {
        try {
            return compile(NEVER + source, options);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            // Joni cuts a character apart when it looks for what look-aheads have in common, and cannot repeat (?:).
            return compileTamed(source, options);
        }
    }

    private static Regex compileTamed(String source, int options) throws JqException {
        try {
            return compile(NEVER + GuardedSource.of(source, options), options);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            throw new JqException("Regex failure: the expression is too much for the compiler of regular expressions");
        }
    }

    private static Regex compile(String source, int options) throws JqException {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        try {
            return new Regex(bytes, 0, bytes.length, options, UTF8Encoding.INSTANCE, Syntax.PerlNG);
        } catch (JOniException e) {
            throw new JqException("Regex failure: " + e.getMessage());
        }
    }

    /** For the numbers and names of the captures. */
    Regex regex() {
        return careful;
    }

    /** The search for the longest match; null when the first one is wanted. */
    @Nullable
    Longest longest() {
        return longest;
    }

    Matcher matcher(byte[] text) {
        return regexFor(text).matcher(text, 0, text.length);
    }

    /** A matcher that does not know where the captures are. */
    Matcher matcherWithoutCaptures(byte[] text) {
        return regexFor(text).matcherNoRegion(text, 0, text.length);
    }

    private Regex regexFor(byte[] text) {
        Regex shorter = quick;
        return shorter != null && isAscii(text) ? shorter : careful;
    }

    /** Whether an expression is ASCII and asserts nothing about places but {@code ^} and {@code $}. */
    private static boolean isPlain(String source) {
        if (!isAscii(source.getBytes(StandardCharsets.UTF_8))) {
            return false;
        }
        for (int i = 0; i < source.length(); i++) {
            i += source.charAt(i) == '\\' ? 1 : 0;
            if (source.startsWith("(?", i) && !source.startsWith("(?:", i) && !isName(source, i + 2)) {
                return false;
            }
        }
        return !hasEscape(source, ASSERTIONS);
    }

    private static boolean hasEscape(String source, String letters) {
        for (int i = 0; i < source.length() - 1; i++) {
            if (source.charAt(i) == '\\' && letters.indexOf(source.charAt(++i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String source, int at) {
        return source.startsWith("<", at) && at + 1 < source.length() && Character.isLetter(source.charAt(at + 1));
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte each : bytes) {
            all |= each;
        }
        return all >= 0;
    }
}
