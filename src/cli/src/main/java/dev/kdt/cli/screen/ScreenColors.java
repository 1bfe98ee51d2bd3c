package dev.kdt.cli.screen;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Whether a screen has colours. Without them it still has bold, faint and inverse text. */
public enum ScreenColors {
    COLORED,
    PLAIN;

    /**
     * Colours, or none.
     *
     * @param colored as the user asked for, by an option or {@code NO_COLOR}
     */
    public static ScreenColors of(boolean colored) {
        return colored ? COLORED : PLAIN;
    }

    AttributedString applied(AttributedString line) {
        return switch (this) {
            case COLORED -> line;
            case PLAIN -> withoutColors(line);
        };
    }

    private static AttributedString withoutColors(AttributedString line) {
        AttributedStringBuilder plain = new AttributedStringBuilder(line.length());
        for (int at = 0; at < line.length(); ) {
            int end = line.runLimit(at);
            plain.append(
                    line.subSequence(at, end).toString(),
                    line.styleAt(at).foregroundOff().backgroundOff());
            at = end;
        }
        return plain.toAttributedString();
    }
}
