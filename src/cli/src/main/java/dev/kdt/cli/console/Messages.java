package dev.kdt.cli.console;

import java.io.PrintStream;

/**
 * The conversation with the user, on stderr.
 *
 * @param colored whether colours are used
 * @param quiet whether only errors are told
 */
public record Messages(PrintStream err, boolean colored, boolean quiet) {
    /** Tells how things go. Nothing with {@code --quiet}. */
    public void say(String text) {
        if (!quiet) {
            err.println(text);
        }
    }

    /** Something that the user should know, though the work goes on. Nothing with {@code --quiet}. */
    public void warn(String text) {
        if (!quiet) {
            err.println(paint(Color.YELLOW, "warning: ") + text);
        }
    }

    /** Why the work cannot go on. */
    public void error(String text) {
        err.println(paint(Color.RED, "kdt: ") + text);
    }

    /** {@code text} in a colour, if colours are used. */
    public String paint(Color color, String text) {
        return colored ? color.paint(text) : text;
    }
}
