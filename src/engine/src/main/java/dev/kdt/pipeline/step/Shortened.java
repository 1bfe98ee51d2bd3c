package dev.kdt.pipeline.step;

import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** Values for messages: long ones are cut. */
public final class Shortened {
    private static final int LONGEST = 120;

    /** Of a value that stands behind other words. */
    private static final int LONGEST_REMARK = 60;

    private Shortened() {}

    /** The compact JSON text, at most so many characters of it as fit a line. */
    public static String of(@Nullable Value value) {
        return of(String.valueOf(value));
    }

    /** The text, at most so many characters of it as fit a line. */
    public static String of(String text) {
        return cut(text, LONGEST);
    }

    /** The same for a value that stands behind other words. */
    public static String remark(Value value) {
        return remark(value.toString());
    }

    /** The same for a text that stands behind other words. */
    public static String remark(String text) {
        return cut(text, LONGEST_REMARK);
    }

    /** The text, at most so many characters of it. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean insideOfCharacter = Character.isHighSurrogate(text.charAt(longest - 2));
        return text.substring(0, longest - (insideOfCharacter ? 2 : 1)) + "…";
    }
}
