package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream of two shards, and {@code kdt tail} of it on a real terminal, which tmux gives it. */
@Timeout(300)
abstract class TailTerminal {
    @TempDir
    Path folder;

    Endpoint endpoint;
    KdtProcess.Place place;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed here");
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        place = new KdtProcess.Place(folder, "127.0.0.1:" + endpoint.port(), Map.of());
        run("stream", "create", "orders", "--shards", "2");
    }

    @AfterEach
    void stop() throws Exception {
        if (endpoint != null) {
            endpoint.close();
        }
    }

    void run(String... args) throws Exception {
        try (KdtProcess made = place.start(args)) {
            assertEquals(0, made.ended().code());
        }
    }

    void produce(String lines) throws Exception {
        try (KdtProcess produce = place.start("produce", "orders", "-k", ".k")) {
            assertEquals(0, produce.feed(lines).ended().code());
        }
    }

    void tail(Tmux tmux) throws Exception {
        tmux.type("export KDT_LOCAL=127.0.0.1:" + endpoint.port() + "; stty -g > stty.before; clear; echo before");
        tmux.await("before\n$"); // Else the size may change while the shell shows what is typed.
        tmux.type("kdt tail orders --since trim-horizon; echo ended with $?");
    }

    static void assertIsWhole(Tmux tmux, int code) throws Exception {
        tmux.await("ended with " + code);
        assertTrue(tmux.screen().contains("before"), tmux.screen());
        assertEquals("0 1 0", tmux.state("#{alternate_on} #{cursor_flag} #{keypad_flag}"));
        tmux.type("stty -g | cmp - stty.before && echo as it was");
        tmux.await("\nas it was");
    }
}
