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
 * must have) lose matches beside characters of several bytes and after assertions such as {@code \B}, so that only plain
 * expressions and texts of ASCII are searched with them.
 */
final class Searches {
    /** An alternative that never matches: with it, Joni finds no shortcut to take. */
    private static final String NEVER = "(?!)|";

    /** What, after a backslash, asserts something about a place. */
    private static final String ASSERTIONS = "bBAGzZ";

    /** A look-ahead that begins, or what is to be passed over while one is looked for: an escape, a character class. */
    private static final java.util.regex.Pattern LOOK_AHEAD = java.util.regex.Pattern.compile(
            "(\\\\.|\\[\\^?\\]?(?:[^\\]\\\\]|\\\\.)*\\])|\\(\\?=", java.util.regex.Pattern.DOTALL);

    private final Regex careful;
    private final @Nullable Regex quick;

    private Searches(Regex careful, @Nullable Regex quick) {
        this.careful = careful;
        this.quick = quick;
    }

    static Searches of(String source, int options) throws JqException {
        boolean hasShortcuts = isPlain(source) && (options & Option.FIND_NOT_EMPTY) == 0;
        return new Searches(careful(source, options), hasShortcuts ? compile(source, options) : null);
    }

    private static Regex careful(String source, int options) throws JqException {
        try {
            return compile(NEVER + source, options);
        } catch (IndexOutOfBoundsException e) {
            // Joni cuts a character apart when it looks for what look-aheads have in common.
            return compileTamed(source, options);
        }
    }

    private static Regex compileTamed(String source, int options) throws JqException {
        try {
            return compile(NEVER + withoutShortcuts(source), options);
        } catch (IndexOutOfBoundsException e) {
            throw new JqException("Regex failure: the expression is too much for the compiler of regular expressions");
        }
    }

    private static String withoutShortcuts(String source) {
        return LOOK_AHEAD
                .matcher(source)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() + NEVER : found.group()));
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
            boolean asserts =
                    source.charAt(i) == '\\' && i + 1 < source.length() && ASSERTIONS.indexOf(source.charAt(++i)) >= 0;
            boolean special = source.startsWith("(?", i) && !source.startsWith("(?:", i) && !isName(source, i + 2);
            if (asserts || special) {
                return false;
            }
        }
        return true;
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
