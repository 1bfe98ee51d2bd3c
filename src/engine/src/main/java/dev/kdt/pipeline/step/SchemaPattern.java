package dev.kdt.pipeline.step;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code pattern} of a JSON Schema, which gives up on a text that it would search for ever: the pattern is the user's, but the
 * texts are anybody's.
 */
final class SchemaPattern implements RegularExpression {
    /** With fewer characters even a pattern that tries all ways comes to an end soon. */
    private static final int SHORT = 20;

    /** Looks at a character, for each that the text has; useful patterns take a few. */
    private static final int MOST_LOOKS = 1_000;

    private final String source;
    private final Pattern pattern;

    /** @throws SchemaException when it is no regular expression */
    SchemaPattern(String source) {
        this.source = source;
        try {
            // What JSON Schema's dialect of ECMA-262 means otherwise than Java.
            pattern = Pattern.compile(RegularExpressions.replaceLongformCharacterProperties(
                    RegularExpressions.replaceDollarAnchors(source)));
        } catch (PatternSyntaxException e) {
            throw new SchemaException(
                    "the pattern '" + source + "' is not a regular expression: " + e.getDescription());
        }
    }

    /** Is thrown through the library. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong(String source) {
            super("the pattern '" + source + "' takes too long", null, false, false);
        }
    }

    /** @throws TooLong when that does not become clear in time */
    @Override
    public boolean matches(String text) {
        return pattern.matcher(text.length() < SHORT ? text : new Watched(text)).find();
    }

    /** A text that counts how often it is looked at. */
    private final class Watched implements CharSequence {
        private final String text;
        private long looksLeft;

        Watched(String text) {
            this.text = text;
            this.looksLeft = (long) MOST_LOOKS * text.length();
        }

        @Override
        public char charAt(int index) {
            if (--looksLeft < 0) {
                throw new TooLong(source);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
