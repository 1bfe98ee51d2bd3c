package dev.kdt.cli.console;

import java.time.Duration;
import java.util.function.Supplier;

/** Shows how far the work is, several times a second. Made only when somebody looks. */
public final class StatusLine implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final StatusArea area;
    private final Supplier<String> text;
    private final Thread thread;

    /** Starts to show what {@code text} says. */
    public StatusLine(StatusArea area, Supplier<String> text) {
        this.area = area;
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
        area.clear();
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                area.show(text.get());
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }
}
