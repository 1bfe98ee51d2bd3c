package dev.kdt.cli.console;

import dev.kdt.flow.Sleeper;
import java.time.Duration;
import java.util.function.Supplier;

/** Shows how far the work is, several times a second. Made only when somebody looks. */
public final class StatusLine implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final StatusArea area;
    private final Sleeper sleeper;
    private final Supplier<String> text;
    private final Thread thread;

    /**
     * Starts to show what {@code text} says.
     *
     * @param sleeper waits between two looks
     */
    public StatusLine(StatusArea area, Supplier<String> text, Sleeper sleeper) {
        this.area = area;
        this.sleeper = sleeper;
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
                sleeper.sleep(BETWEEN);
                area.show(text.get());
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }
}
