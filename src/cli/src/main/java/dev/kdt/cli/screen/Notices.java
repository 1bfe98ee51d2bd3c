package dev.kdt.cli.screen;

import dev.kdt.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * The messages that are printed while a program has the terminal: it shows the last of them, and all are printed when it has given the
 * terminal back. Safe for use by several threads.
 */
public final class Notices {
    /** The newest ones that are kept; bounds memory. */
    private static final int MOST = 1_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private long count;

    /** A console on which these are what is printed on stderr. */
    public Console collectingFrom(Console console) {
        return console.withErr(new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
    }

    private synchronized void add(String line) {
        lines.add(line);
        count++;
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    /** The number of lines so far: it has changed when there is a new one. */
    public synchronized long count() {
        return count;
    }

    /** The last lines as plain text, the newest at the end. */
    public synchronized List<String> newest(int most) {
        return lines.stream()
                .skip(Math.max(0, lines.size() - most))
                .map(AttributedString::stripAnsi)
                .toList();
    }

    /** Prints what was collected, in its colours. */
    public synchronized void printOn(PrintStream err) {
        if (count > lines.size()) {
            err.println("(" + (count - lines.size()) + " earlier messages are left out)");
        }
        lines.forEach(err::println);
    }

    /** Cuts what is printed into lines. */
    private final class Lines extends java.io.OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int each) {
            if (each == '\n') {
                add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(each);
            }
        }

        @Override
        public synchronized void write(byte[] from, int start, int length) {
            for (int i = start; i < start + length; i++) {
                write(from[i]);
            }
        }
    }
}
