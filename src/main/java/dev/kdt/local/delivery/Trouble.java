package dev.kdt.local.delivery;

import dev.kdt.local.time.Timeline;
import java.util.function.Consumer;

/** What keeps a worker from its work at present: told once, and tried again every second. Used by one thread. */
final class Trouble {
    private static final long RETRY_MILLIS = 1_000;

    private final String name;
    private final Timeline timeline;
    private final Consumer<String> report;
    private final Runnable wake;
    private String told = "";

    /**
     * @param name of the delivery stream
     * @param wake called when it is time to try again
     */
    Trouble(String name, Timeline timeline, Consumer<String> report, Runnable wake) {
        this.name = name;
        this.timeline = timeline;
        this.report = report;
        this.wake = wake;
    }

    void with(Exception failure) {
        String what = failure instanceof TryAgainException told ? told.text() : failure.toString();
        if (!what.equals(told)) {
            report.accept("delivery stream '" + name + "' tries again each second: " + what);
        }
        told = what;
        timeline.at(timeline.millis() + RETRY_MILLIS, wake);
    }

    void isOver() {
        told = "";
    }
}
