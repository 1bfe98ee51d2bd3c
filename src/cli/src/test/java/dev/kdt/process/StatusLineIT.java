package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a run on a real terminal, which tmux gives it. */
class StatusLineIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void requireTmux() throws InterruptedException {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed here");
    }

    @Test
    void keepsWhatWasWrittenBesideTheStatusLine() throws Exception {
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("mkfifo slow go; (printf '1\\n\"x\"\\n2\\n'; read -r _ <go; printf '3\\n') >slow &");
            tmux.type("clear; kdt process -e '1000 + .' slow; echo ended with $?");
            tmux.await("records/s  ");
            tmux.resize(60, 20);
            tmux.await("records/s  ");
            Files.writeString(folder.resolve("go"), "\n");
            tmux.await("ended with 1");
            String screen = tmux.history();
            assertTrue(screen.contains("1001\n") && screen.contains("1002\n1003\n"), screen);
            assertTrue(screen.contains(" cannot be added"), screen);
            assertTrue(screen.contains("4 records: "), screen);
            assertFalse(screen.contains("records/s  "), screen);
        }
    }

    @Test
    void endsTheLineOfResultsBeforeTheSummary() throws Exception {
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("clear; echo 42 >in; kdt process -e . -o raw in; echo ended with $?");
            tmux.await("ended with 0");
            assertEquals("42", tmux.screen().lines().toList().getFirst());
        }
    }

    @Test
    void disturbsNobodyWhoTypes() throws Exception {
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("kdt produce orders --dry-run; echo ended with $?");
            tmux.type("first");
            tmux.await("first\nfirst");
            tmux.keys("C-d");
            tmux.await("ended with 0");
            assertFalse(tmux.screen().contains("records/s  "), tmux.screen());
        }
    }
}
