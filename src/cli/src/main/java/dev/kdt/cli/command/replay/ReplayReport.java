package dev.kdt.cli.command.replay;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.host.RunReport;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.replay.ReplaySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The report on a replay: how long the next record waits, while it runs; odd times at the end.
 *
 * @param source null as long as it is not open
 * @param notices of odd times
 * @param sending the report on sending
 */
record ReplayReport(AtomicReference<@Nullable ReplaySource> source, TimeNotices notices, RunReport sending)
        implements RunReport {
    /** Shorter waits are the usual pace. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    @Override
    public List<String> progress() {
        List<String> parts = new ArrayList<>();
        ReplaySource open = source.get();
        Duration wait = open == null ? Duration.ZERO : open.waiting();
        if (wait.compareTo(SHORT) > 0) {
            parts.add("next in " + Amounts.time(wait));
        }
        parts.addAll(sending.progress());
        return parts;
    }

    @Override
    public void conclude(RunCounters counters, Duration took) {
        notices.conclude();
        sending.conclude(counters, took);
    }
}
