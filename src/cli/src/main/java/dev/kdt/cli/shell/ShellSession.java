package dev.kdt.cli.shell;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The state of a shell, and the words that it knows itself besides the commands of kdt. */
final class ShellSession {
    /** The words that are no commands of kdt. */
    static final List<String> OWN_WORDS = List.of("exit", "help", "quit", "use");

    /** The hidden command that finds values for completion. */
    private static final String SEARCH = "__complete";

    /** Runs commands of kdt. */
    @FunctionalInterface
    interface Launcher {
        /** Runs one, and returns its exit code. */
        int run(List<String> words, CommandOutput output) throws InterruptedException;
    }

    private final Session session;
    private final CommandLines commands;
    private final Launcher launcher;
    private final ShellOptions given;
    private final StreamInUse stream = new StreamInUse();
    private @Nullable CommandLine model;
    private int code;
    private boolean ended;

    ShellSession(Session session, CommandLines commands, Launcher launcher) {
        this.session = session;
        this.commands = commands;
        this.launcher = launcher;
        this.given = new ShellOptions(session.global());
    }

    /** The stream in use; null for none. */
    @Nullable
    String stream() {
        return stream.name();
    }

    /** The exit code of the last command. */
    int code() {
        return code;
    }

    /** Nothing was run, and it ended so. */
    void ended(int with) {
        code = with;
    }

    /** Whether it was told to end. */
    boolean hasEnded() {
        return ended;
    }

    /** The model of all commands. */
    synchronized CommandLine model() {
        CommandLine made = model == null ? commands.model() : model;
        model = made;
        return made;
    }

    /** The values of a kind, such as streams, that are there to be named; a line each. */
    List<String> found(List<String> what) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of(SEARCH));
        words.addAll(what);
        commands.run(unseen(out), given.before(words));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** A world in which nothing is shown, and nobody is asked. */
    private Console unseen(OutputStream out) {
        Console world = session.console();
        return new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Terminal.NONE,
                world.environment(),
                world.directory(),
                world.clock(),
                world.sleeper(),
                Signals.NONE);
    }

    /**
     * Runs the command lines in a text, up to the first that fails.
     *
     * @throws IncompleteLineException when the text goes on in the next line
     */
    void run(String text) throws IncompleteLineException, InterruptedException {
        try {
            for (ShellLine each : ShellSyntax.parse(text)) {
                run(each);
                if (ended || code != ExitCode.DONE) {
                    return;
                }
            }
        } catch (UsageException e) {
            session.messages().error(String.valueOf(e.getMessage()));
            code = ExitCode.WRONG;
        }
    }

    private void run(ShellLine line) throws InterruptedException {
        List<String> words = withoutName(line.words());
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> code = launched(line.with(List.of("--help")));
            case "exit", "quit" -> end(words);
            case "use" -> use(words);
            case "shell" -> throw new UsageException("this is kdt shell already (exit ends it)");
            case "help" -> code = help(line.with(words));
            default -> code = launched(line.with(given.before(stream.in(words, this::model))));
        }
    }

    /** A command may be typed as in other shells: {@code kdt stream list}. */
    private static List<String> withoutName(List<String> words) {
        return words.getFirst().equals("kdt") ? words.subList(1, words.size()) : words;
    }

    private int launched(ShellLine line) throws InterruptedException {
        try (CommandOutput output = CommandOutput.of(line, session.console())) {
            return output.code(launcher.run(line.words(), output));
        }
    }

    private void end(List<String> words) {
        requireOne(words);
        if (words.size() > 1) {
            try {
                code = Integer.parseInt(words.get(1)) & 0xFF;
            } catch (NumberFormatException _) {
                throw new UsageException(
                        words.getFirst() + ": '" + words.get(1) + "' is no exit code (write 0 to 255)");
            }
        }
        ended = true;
    }

    private void use(List<String> words) {
        requireOne(words);
        stream.use(words.size() > 1 ? words.get(1) : null);
        code = ExitCode.DONE;
    }

    private static void requireOne(List<String> words) {
        if (words.size() > 2) {
            throw new UsageException(words.getFirst() + ": unexpected argument '" + words.get(2) + "'");
        }
    }

    private int help(ShellLine line) throws InterruptedException {
        if (line.words().size() == 1) {
            new DataOut(session.console().out()).line(ShellHelp.TEXT).flush();
        }
        return launched(line);
    }
}
