package dev.kdt.cli.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * The conversation with the user, on stderr.
 *
 * @param colored whether colours are used
 * @param quiet whether only errors are told
 * @param form of the lines
 * @param clock gives the time of lines that have one
 */
public record Messages(PrintStream err, boolean colored, boolean quiet, LogForm form, InstantSource clock) {
    /** Lines for people. */
    public Messages(PrintStream err, boolean colored, boolean quiet) {
        this(err, colored, quiet, LogForm.TEXT, InstantSource.system());
    }

    /** Tells how things go. Nothing with {@code --quiet}. */
    public void say(String text) {
        say(text, UnaryOperator.identity());
    }

    /**
     * The same, with the numbers of the text apart for programs.
     *
     * @param members adds them to a JSON line
     */
    public void say(String text, UnaryOperator<JsonLine> members) {
        if (!quiet) {
            print("info", "", text, members);
        }
    }

    /** Something that the user should know, though the work goes on. Nothing with {@code --quiet}. */
    public void warn(String text) {
        if (!quiet) {
            print("warn", paint(Color.YELLOW, "warning: "), text, UnaryOperator.identity());
        }
    }

    /** Why the work cannot go on. */
    public void error(String text) {
        print("error", paint(Color.RED, "kdt: "), text, UnaryOperator.identity());
    }

    /** Where in the program something failed, for those who ask for it. */
    public void trace(Throwable failure) {
        switch (form) {
            case TEXT -> failure.printStackTrace(err);
            case JSON -> {
                StringWriter stack = new StringWriter();
                failure.printStackTrace(new PrintWriter(stack));
                print("debug", "", failure.toString(), line -> line.add("stack", stack.toString()));
            }
        }
    }

    private void print(String level, String prefix, String text, UnaryOperator<JsonLine> members) {
        String line = switch (form) {
            case TEXT -> prefix + text;
            case JSON -> members.apply(json(level, text)).toString();
        };
        err.println(line);
    }

    private JsonLine json(String level, String text) {
        return new JsonLine()
                .add("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .add("level", level)
                .add("message", text);
    }

    /** {@code text} in a colour, if colours are used. */
    public String paint(Color color, String text) {
        return colored ? color.paint(text) : text;
    }
}
