package dev.kdt.cli.host;

import dev.kdt.flow.RunCounters;
import java.time.Duration;
import java.util.List;

/** A command's report on its run, beside the counters. */
public interface RunReport {
    /** Nothing more. */
    RunReport NONE = new RunReport() {
        @Override
        public List<String> progress() {
            return List.of();
        }

        @Override
        public void conclude(RunCounters counters, Duration took) {}
    };

    /** Parts of the status line while it runs. Called by one thread. */
    List<String> progress();

    /** The run has ended, and its summary was shown. Tells the rest. */
    void conclude(RunCounters counters, Duration took);
}
