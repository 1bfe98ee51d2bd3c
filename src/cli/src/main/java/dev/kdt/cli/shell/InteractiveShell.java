package dev.kdt.cli.shell;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Stop;
import java.util.List;

/**
 * A shell on a terminal. The terminal is the prompt's while a line is typed and the command's while that runs, so that commands use it
 * as they do without a shell: Ctrl-C is a signal then.
 */
public final class InteractiveShell {
    private final Session session;
    private final CommandLines commands;
    private final ShellSession shell;
    private final ForegroundCommand foreground = new ForegroundCommand();
    private final ShellTerminal terminal = new ShellTerminal(() -> foreground.ask(Stop.Reason.INTERRUPT));
    private volatile boolean terminated;

    public InteractiveShell(Session session, CommandLines commands) {
        this.session = session;
        this.commands = commands;
        this.shell = new ShellSession(session, commands, this::launch);
    }

    /** Runs what is typed until the shell is ended, and returns the exit code of the last command. */
    public int run() throws InterruptedException {
        handleSignals(Thread.currentThread());
        try {
            return runAll();
        } finally {
            terminal.close();
        }
    }

    private int runAll() throws InterruptedException {
        LineInput input = new LineInput(
                session,
                terminal,
                new ShellCompleter(session.console(), shell::model, new FoundValues(shell::found), shell::stream));
        while (!shell.hasEnded() && !terminated) {
            switch (input.read(Prompt.of(session).text(shell.stream(), shell.code()))) {
                case LineInput.Typed(String text) -> run(text);
                case LineInput.Discarded() -> shell.ended(terminated ? ExitCode.TERMINATED : ExitCode.INTERRUPTED);
                case LineInput.Ended() -> {
                    return terminated ? ExitCode.TERMINATED : shell.code();
                }
            }
        }
        return terminated ? ExitCode.TERMINATED : shell.code();
    }

    private void run(String text) throws InterruptedException {
        try {
            shell.run(text);
        } catch (IncompleteLineException _) {
            throw new AssertionError("the prompt reads on until a line is complete: " + text);
        } catch (InterruptedException e) {
            if (!terminated) {
                throw e;
            }
        }
    }

    private void handleSignals(Thread reading) {
        org.jline.utils.Signals.register("INT", () -> foreground.ask(Stop.Reason.INTERRUPT));
        for (String each : List.of("TERM", "HUP")) {
            org.jline.utils.Signals.register(each, () -> {
                terminated = true;
                if (!foreground.ask(Stop.Reason.TERMINATE)) {
                    reading.interrupt();
                }
            });
        }
    }

    private int launch(List<String> words, CommandOutput output) throws InterruptedException {
        if (output.isPipe()) {
            terminal.close(); // The program may read keys by itself.
        }
        try (TerminalInput typed = new TerminalInput(session.console().status(), terminal)) {
            ForegroundCommand.End end = foreground.run(signals -> commands.run(world(typed, output, signals), words));
            if (end.left()) {
                session.messages().error("the command does not end, and was left behind: it may still write here");
            }
            return end.code();
        }
    }

    private Console world(TerminalInput typed, CommandOutput output, Signals signals) {
        Console world = session.console();
        return new Console(
                typed,
                output.out(),
                world.err(),
                typed.status(),
                new Terminal(true, output.isTerminal(), world.terminal().err()),
                world.environment(),
                world.directory(),
                world.clock(),
                world.sleeper(),
                signals);
    }
}
