package dev.kdt.cli.shell;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.IoFaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shell that reads its commands from stdin, line by line, and ends with the first that fails. Its commands have no stdin. */
public final class ScriptShell {
    private final Session session;
    private final CommandLines commands;
    private final ShellSession shell;

    public ScriptShell(Session session, CommandLines commands) {
        this.session = session;
        this.commands = commands;
        this.shell = new ShellSession(session, commands, this::launch);
    }

    /** Runs all commands, and returns the exit code of the last one that ran. */
    public int run() throws InterruptedException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(session.console().in(), StandardCharsets.UTF_8))) {
            return run(lines);
        } catch (IOException e) {
            throw IoFaults.reading("-", e);
        }
    }

    private int run(BufferedReader lines) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        int first = 1;
        int number = 0;
        for (String line = lines.readLine(); line != null && !shell.hasEnded(); line = lines.readLine()) {
            number++;
            text.append(text.isEmpty() ? "" : "\n").append(line);
            String goesOn = run(text.toString());
            if (goesOn != null) {
                continue;
            }
            if (shell.code() != ExitCode.DONE && !shell.hasEnded()) {
                session.messages()
                        .error("line " + first + " ended with exit code " + shell.code()
                                + ", and no line after it is run");
                return shell.code();
            }
            text.setLength(0);
            first = number + 1;
        }
        if (!text.isEmpty()) {
            session.messages().error("line " + first + " is not complete: " + run(text.toString()) + " is open");
            return ExitCode.WRONG;
        }
        return shell.code();
    }

    /** Runs the commands in a text; gives what is open in it when it goes on in the next line, else null. */
    private @Nullable String run(String text) throws InterruptedException {
        try {
            shell.run(text);
            return null;
        } catch (IncompleteLineException e) {
            return e.getMessage();
        }
    }

    private int launch(List<String> words, CommandOutput output) {
        Console world = session.console();
        Terminal terminal =
                new Terminal(false, output.isTerminal(), world.terminal().err());
        return commands.run(
                new Console(
                        InputStream.nullInputStream(),
                        output.out(),
                        world.err(),
                        world.status(),
                        terminal,
                        world.environment(),
                        world.directory(),
                        world.clock(),
                        world.sleeper(),
                        world.signals()),
                words);
    }
}
