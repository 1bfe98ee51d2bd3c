package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The playground of the built artefact on a real terminal, which tmux gives it. */
class PlaygroundIT {
    @TempDir
    private Path folder;

    @Test
    void playsOnARealTerminalAndGivesItBack(TestReporter reporter) throws Exception {
        if (!Tmux.isInstalled()) {
            reporter.publishEntry("tmux is not installed here: the playground was tried on a virtual terminal only");
            return;
        }
        Files.writeString(folder.resolve("p.yaml"), "steps:\n  - filter: .a > 1\n  - map: '{b: (.a * 2)}'\n");
        Files.writeString(folder.resolve("in.ndjson"), "{\"a\":1}\n{\"a\":2}\n{\"a\":{}}\n");
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("stty -g > stty.before; echo before");
            tmux.type("kdt process -i p.yaml in.ndjson; echo ended with $?");
            tmux.await("3 records: 1 kept, 1 dropped, 1 failed");
            tmux.await("failed at 3:19: object ({}) and number (2) cannot be multiplied");
            tmux.keys("Right", "n");
            tmux.await("+ .b: 4");
            tmux.keys("a", "BSpace", ".b + 1");
            tmux.await("= 5");
            tmux.keys("Enter");
            Files.writeString(folder.resolve("p.yaml"), "steps:\n  - map: '{b: 40}'\n");
            tmux.await("= 41");
            tmux.resize(50, 7);
            tmux.await("? keys  q quit  n next  p previous  e edit");
            tmux.await("p.yaml  3 records");
            tmux.resize(90, 20);
            tmux.await("record 2 of 3");
            tmux.keys("v");
            tmux.await("  \"a\": 2");
            tmux.keys("Escape");
            tmux.await("map: {b: 40}");
            tmux.keys("/", "in.ndjson:1", "Enter");
            tmux.await("record 1 of 3, failures first, 1 record with 'in.ndjson:1'");
            tmux.keys("w");
            tmux.await("+   - map: .b + 1");
            tmux.keys("y");
            tmux.await("the changes are in p.yaml");
            assertEquals("steps:\n  - map: '{b: 40}'\n  - map: .b + 1\n", Files.readString(folder.resolve("p.yaml")));
            tmux.keys("a", "BSpace", ". * 2", "Enter", "C-c");
            tmux.await("not saved: added step: . * 2");
            tmux.await("ended with 0");
            assertTrue(tmux.screen().contains("before"), tmux.screen());
            tmux.type("stty -g | cmp - stty.before && echo as it was");
            tmux.await("\nas it was");
        }
    }

    @Test
    void doesNotPlayWithoutATerminal() throws Exception {
        Files.writeString(folder.resolve("p.yaml"), "steps: []");
        Files.writeString(folder.resolve("in.ndjson"), "1\n");
        try (KdtProcess kdt = KdtProcess.Place.in(folder).start("process", "-i", "p.yaml", "in.ndjson")) {
            KdtProcess.Ended ended = kdt.ended();
            assertTrue(ended.code() == 2 && ended.err().contains("--interactive needs a terminal"), ended::toString);
        }
    }
}
