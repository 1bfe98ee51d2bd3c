package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** {@code kdt top} of the built artefact on a real terminal, which tmux gives it. */
class TopIT {
    @TempDir
    private Path folder;

    @Test
    void showsTheLoadOnARealTerminalAndGivesItBack(TestReporter reporter) throws Exception {
        if (!Tmux.isInstalled()) {
            reporter.publishEntry("tmux is not installed here: top was tried on a virtual terminal only");
            return;
        }
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")));
                Tmux tmux = new Tmux(folder)) {
            tmux.type("export KDT_LOCAL=127.0.0.1:" + endpoint.port());
            tmux.type("kdt stream create orders --shards 2; kdt produce orders -t orders -n 500 --seed 7 -k .country");
            tmux.await("500 sent to stream 'orders'");
            tmux.type("clear; stty -g > stty.before; kdt top orders --since 1h");
            tmux.await("2 shards  by share of limits");
            tmux.await("json 100 %");
            tmux.resize(60, 24);
            tmux.keys("Enter");
            tmux.await("hash keys ");
            tmux.resize(200, 40);
            tmux.keys("Escape");
            tmux.await("THROTTLED LAST MINUTE");
            tmux.keys("C-z");
            tmux.await("Stopped");
            tmux.type("fg; echo ended with $?");
            tmux.await("2 shards  by share of limits");
            tmux.keys("s");
            tmux.await("by records");
            tmux.keys("q");
            tmux.await("ended with 0");
            assertTrue(!tmux.screen().contains("by records"), tmux.screen());
            tmux.type("stty -g | cmp - stty.before && echo as it was");
            tmux.await("\nas it was");
        }
    }
}
