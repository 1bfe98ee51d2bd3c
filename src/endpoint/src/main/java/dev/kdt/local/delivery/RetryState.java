package dev.kdt.local.delivery;

import dev.kdt.local.time.Timeline;
import java.util.function.Consumer;

/** The failure that keeps a worker from its work at present: told once, and tried again every second. One thread writes. */
final class RetryState {
    private static final long RETRY_MILLIS = 1_000;

    private final String name;
    private final Timeline timeline;
    private final Consumer<String> report;
    private final Runnable wake;
    private volatile String told = "";

    /**
     * @param name of the delivery stream
     * @param wake called when it is time to try again
     */
    RetryState(String name, Timeline timeline, Consumer<String> report, Runnable wake) {
        this.name = name;
        this.timeline = timeline;
        this.report = report;
        this.wake = wake;
    }

    /** The work failed. */
    void failed(Throwable failure) {
        String what = failure instanceof TryAgainException again ? again.text() : failure.toString();
        if (!what.equals(told)) {
            report.accept("delivery stream '" + name + "' failed, and tries again each second: " + what);
        }
        told = what;
        timeline.at(timeline.millis() + RETRY_MILLIS, wake);
    }

    /** The work was done. */
    void succeeded() {
        told = "";
    }

    /** The present failure; empty when there is none. */
    String failure() {
        return told;
    }
}
