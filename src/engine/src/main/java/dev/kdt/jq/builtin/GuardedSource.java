package dev.kdt.jq.builtin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joni.Option;

/** Regular expressions with the same meaning in which Joni's compiler finds no shortcuts inside groups that do not capture. */
final class GuardedSource {
    /** Parts that may look as if a group began in them: quoted text, an escape, a character class, a comment in parentheses. */
    private static final String PASSED =
            "\\\\Q.*?(?:\\\\E|\\z)|\\\\.|\\[\\^?\\]?(?:[^\\]\\\\]|\\\\.)*\\]|\\(\\?#(?:[^)\\\\]|\\\\.)*\\)";

    private static final String COMMENT = "|#[^\\n]*";
    private static final String GROUP = "\\(\\?(?:=|>|[imsx-]*:)";

    private static final Pattern PLAIN = Pattern.compile("(" + PASSED + ")|" + GROUP, Pattern.DOTALL);
    private static final Pattern EXTENDED = Pattern.compile("(" + PASSED + COMMENT + ")|" + GROUP, Pattern.DOTALL);

    private GuardedSource() {}

    static String of(String source, int options) {
        return ((options & Option.EXTEND) == 0 ? PLAIN : EXTENDED)
                .matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() + Searches.NEVER : found.group()));
    }
}
