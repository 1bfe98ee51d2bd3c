package dev.kdt.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One line at the bottom of a terminal that says how far the work is, several times a second. Made only when somebody looks.
 * Other messages go to the terminal after it was closed.
 */
public final class StatusLine implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final Supplier<String> text;
    private final Thread thread;

    /** Starts to show what {@code text} says. */
    public StatusLine(PrintStream err, Supplier<String> text) {
        this.err = err;
        this.text = text;
        this.thread = Thread.ofPlatform().daemon().name("kdt-status").start(this::show);
    }

    /** Takes the line away. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        err.print(CLEAR);
        err.flush();
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                String line = text.get();
                err.print(CLEAR + line.substring(0, Math.min(WIDTH, line.length())));
                err.flush();
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }
}
