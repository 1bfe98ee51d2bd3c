package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code kdt shell} on a real terminal, which tmux gives it. */
class ShellIT extends TailTerminal {
    private static final String PROMPT = "kdt 127.0.0.1:";

    @Test
    void runsCommandsOneAfterTheOtherAndGivesTheTerminalBack() throws Exception {
        produce("{\"k\":\"one\",\"n\":1}\n");
        try (Tmux tmux = new Tmux(folder)) {
            shell(tmux);
            tmux.type("process -q -e . nothing");
            tmux.await("cannot read nothing: no such file");
            tmux.await(" [1]>");
            tmux.type("process -q --null-input -e '[1,");
            tmux.await("\n>\n");
            tmux.type("2] | add * 7'");
            tmux.await("\n21\n");
            tmux.type("use orders");
            tmux.await(" orders>");
            tmux.type("stream describe");
            tmux.await("largest record");
            tmux.type("process -q --null-input -e '6 * 7'");
            tmux.await("\n42\n");
            tmux.keys("stream", "Space", "de", "Tab");
            tmux.await("delete     describe");
            tmux.keys("C-c");
            tmux.type("wrong");
            tmux.await(" [2]>");
            tmux.keys("Up", "Up", "Enter");
            tmux.await(" [2]> process -q --null-input -e '6 * 7'\n42\n" + PROMPT);
            tmux.keys("C-d");
            assertIsWhole(tmux, 0);
        }
        Path history = folder.resolve("state/kdt/shell-history");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
        assertTrue(Files.readString(history).contains("stream describe"), Files.readString(history));
    }

    @Test
    void endsCommandsByCtrlCAndNothingElse() throws Exception {
        produce("{\"k\":\"one\"}\n");
        try (Tmux tmux = new Tmux(folder)) {
            shell(tmux);
            tmux.type("use orders");
            tmux.type("tail --no-screen");
            tmux.await("0 records/s");
            tmux.keys("C-c");
            tmux.await("0 records: 0 shown");
            tmux.await(" orders [130]>");
            tmux.type("process -e 'last(range(1e15))' --null-input -q");
            Thread.sleep(1_000); // Nothing tells that an expression runs.
            tmux.keys("C-c");
            tmux.await("(given null)\n" + PROMPT);
            tmux.type("process -q -e '.k * 2' --in ndjson");
            Thread.sleep(1_000); // Nothing tells that a command reads.
            tmux.type("{\"k\":\"typed\"}");
            tmux.await("\"typedtyped\"");
            tmux.keys("C-d");
            tmux.await("\"typedtyped\"\n" + PROMPT);
            tmux.type("tail --since trim-horizon -n 1 -q -o text | tr o O");
            tmux.await("{\"k\":\"One\"}");
            tmux.type("exit 3");
            assertIsWhole(tmux, 3);
        }
    }

    @Test
    void lendsTheTerminalToScreens() throws Exception {
        produce("{\"k\":\"one\",\"n\":1}\n");
        try (Tmux tmux = new Tmux(folder)) {
            shell(tmux);
            for (int i = 0; i < 2; i++) {
                tmux.type("tail orders --since trim-horizon");
                tmux.await("1 held");
                tmux.keys("q");
                tmux.await("1 record: 1 given to the screen");
            }
            tmux.type("top orders");
            tmux.await("THROTTLED");
            tmux.keys("C-c");
            tmux.await(" [130]>");
            tmux.type("stream list");
            tmux.await("PROVISIONED");
            assertFalse(tmux.screen().contains("THROTTLED"), tmux.screen());
            tmux.type("quit");
            assertIsWhole(tmux, 0);
        }
    }

    @Test
    void endsWithTheSignalsOfAProcess() throws Exception {
        try (Tmux tmux = new Tmux(folder)) {
            shell(tmux);
            tmux.type("tail orders --no-screen");
            tmux.await("0 records/s");
            tmux.signal("TERM", "shell");
            tmux.await("0 records: 0 shown");
            assertIsWhole(tmux, 143);
            tmux.type("clear; echo before; kdt shell; echo ended with $?");
            tmux.await(PROMPT);
            tmux.signal("TERM", "shell");
            assertIsWhole(tmux, 143);
        }
    }

    private void shell(Tmux tmux) throws Exception {
        tmux.resize(90, 60);
        tmux.type("export XDG_STATE_HOME=" + folder.resolve("state") + " KDT_LOCAL=127.0.0.1:" + endpoint.port()
                + "; stty -g > stty.before; clear; echo before");
        tmux.type("kdt shell; echo ended with $?");
        tmux.await(PROMPT);
    }
}
