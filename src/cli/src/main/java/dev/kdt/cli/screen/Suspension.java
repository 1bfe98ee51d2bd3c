package dev.kdt.cli.screen;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** The stop of the process that Ctrl-Z asks for, until the shell has it go on. */
@FunctionalInterface
interface Suspension {
    /** The process goes on at once. */
    Suspension NONE = _ -> {};

    /** Returns when the process goes on. The terminal is as the shell wants it. */
    void untilContinued(Terminal terminal) throws InterruptedException;

    /**
     * Stops the process group of this process, as Ctrl-Z does to programs that do not catch its signal. A shell sends the signal to its
     * own group and so is stopped with it: it ends only when the group goes on, or at once where nothing can be stopped, since nobody
     * could continue it.
     */
    static Suspension ofGroup() {
        return terminal -> {
            SignalHandler ours = terminal.handle(Signal.TSTP, SignalHandler.SIG_DFL);
            try {
                new ProcessBuilder("/bin/sh", "-c", "kill -TSTP 0")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException _) {
                // Without a shell there is no job control.
            } finally {
                terminal.handle(Signal.TSTP, ours);
            }
        };
    }
}
