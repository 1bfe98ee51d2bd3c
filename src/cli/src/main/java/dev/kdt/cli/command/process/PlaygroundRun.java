package dev.kdt.cli.command.process;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.playground.Draft;
import dev.kdt.cli.playground.Playground;
import dev.kdt.cli.playground.Recipe;
import dev.kdt.cli.playground.Workbench;
import dev.kdt.cli.playground.Workbench.Extent;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.record.MaxRecord;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;

/** {@code process --interactive}: the playground on this terminal. */
record PlaygroundRun(Session session, Recipe recipe, FileReading reading) implements ProcessMode {
    /** As many records as can be tried while somebody types. */
    private static final int MOST_RECORDS = 1_000;

    /** Enough for a thousand usual records; their stories take many times as much. */
    private static final long ENOUGH_BYTES = 8 << 20;

    /**
     * The playground for these files.
     *
     * @throws UsageException when they are none, for keys come from where records would
     */
    static PlaygroundRun of(
            Recipe recipe, List<String> files, InputFormat in, MaxRecord max, long count, Session session) {
        if (files.isEmpty() || files.contains("-")) {
            throw new UsageException("--interactive: name a file of records (stdin is used for the keys)");
        }
        return new PlaygroundRun(session, recipe, FileReading.of(files, in, max, count, session.console()));
    }

    /** Returns when the playground was left. */
    @Override
    public int run() throws InterruptedException {
        Terminal streams = session.console().terminal();
        if (!streams.in() || !streams.out()) {
            throw new UsageException("--interactive needs a terminal, and " + (streams.in() ? "stdout" : "stdin")
                    + " is not a terminal (use --explain)");
        }
        requireCursor(session.console());
        FileReading.Pieces pieces = reading.pieces(MOST_RECORDS, ENOUGH_BYTES);
        Workbench bench = new Workbench(
                recipe,
                pieces.records(),
                pieces.hasMore() ? Extent.FIRST : Extent.ALL,
                reading.format().unwrapper(),
                session.console().clock());
        Stop stop = session.stopOnSignal();
        Draft draft;
        try (org.jline.terminal.Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(false).build()) {
            draft = new Playground(terminal, bench, stop).run();
        } catch (IOException | IllegalStateException e) {
            throw new UsageException("--interactive: this terminal cannot be used: " + e.getMessage());
        }
        draft.changesSince(recipe.expression())
                .forEach(each -> session.messages().say("not saved: " + each));
        return ExitCode.of(new RunCounters(), stop);
    }

    /** The description of the terminal has to be there, and to say how the cursor is moved. */
    private static void requireCursor(Console console) throws InterruptedException {
        String type = console.variable("TERM").orElse("");
        Map<Capability, String> known = new EnumMap<>(Capability.class);
        try {
            if (!type.isEmpty()) {
                InfoCmp.parseInfoCmp(
                        InfoCmp.getInfoCmp(type),
                        EnumSet.noneOf(Capability.class),
                        new EnumMap<>(Capability.class),
                        known);
            }
        } catch (IOException _) {
            // It is not known.
        }
        if (!known.containsKey(Capability.cursor_address)) {
            throw new UsageException("--interactive: the terminal "
                    + (type.isEmpty()
                            ? "is unknown (TERM is not set)"
                            : "'" + type + "' is unknown or cannot move its cursor")
                    + "; try TERM=xterm-256color, or --explain");
        }
    }
}
