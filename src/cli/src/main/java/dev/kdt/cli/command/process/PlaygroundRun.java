package dev.kdt.cli.command.process;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.playground.Draft;
import dev.kdt.cli.playground.Playground;
import dev.kdt.cli.playground.Recipe;
import dev.kdt.cli.playground.Workbench;
import dev.kdt.cli.playground.Workbench.Extent;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.ScreenColors;
import dev.kdt.cli.screen.TerminalCheck;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.record.MaxRecord;
import java.util.List;

/** {@code process --interactive}: the playground on this terminal. */
record PlaygroundRun(Session session, Recipe recipe, FileReading reading) implements ProcessMode {
    private static final String OPTION = "--interactive";

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
        String defect = TerminalCheck.defect(session.console());
        if (defect != null) {
            throw new UsageException(OPTION + defect + " (use --explain)");
        }
        FileReading.Pieces pieces = reading.pieces(MOST_RECORDS, ENOUGH_BYTES);
        Workbench bench = new Workbench(
                recipe,
                pieces.records(),
                pieces.hasMore() ? Extent.FIRST : Extent.ALL,
                reading.format().unwrapper(),
                session.console().clock());
        Stop stop = session.stopOnSignal();
        Draft draft;
        try (FullScreen screen = FullScreen.open(OPTION, ScreenColors.of(session.coloredData()))) {
            draft = Playground.play(screen, bench, stop);
        }
        draft.changesSince(recipe.expression())
                .forEach(each -> session.messages().say("not saved: " + each));
        return ExitCode.of(new RunCounters(), stop);
    }
}
