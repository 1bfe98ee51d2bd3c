package dev.kdt.cli.show;

import dev.kdt.cli.console.WindowSize;
import dev.kdt.cli.option.Session;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.IntSupplier;

/**
 * The style in which records are shown to people.
 *
 * @param onTerminal whether a terminal shows them: then nothing that they contain may control it
 * @param zone of the times of day
 * @param clock tells how old a record is
 * @param width columns of the terminal, as it is now
 * @param fold how much of each record is shown
 * @param withChain whether the layers are named by which a record was decoded
 */
public record RecordStyle(
        boolean colored,
        boolean onTerminal,
        ZoneId zone,
        InstantSource clock,
        IntSupplier width,
        Fold fold,
        boolean withChain) {
    private static final int STDOUT = 1;

    /** The usual style of data on a session's stdout: records as a whole. */
    public static RecordStyle of(Session session) {
        boolean onTerminal = session.console().terminal().out();
        return new RecordStyle(
                session.coloredData(),
                onTerminal,
                session.console().zone(),
                session.console().clock(),
                onTerminal ? new WindowSize(STDOUT)::columns : () -> Integer.MAX_VALUE,
                Fold.NONE,
                false);
    }

    /** The same style, with records folded so. */
    public RecordStyle with(Fold other) {
        return new RecordStyle(colored, onTerminal, zone, clock, width, other, withChain);
    }

    /** The same style in a file, or wherever else no terminal shows it. */
    public RecordStyle inFile() {
        return new RecordStyle(colored, false, zone, clock, () -> Integer.MAX_VALUE, fold, withChain);
    }

    /** The same style, with the layers of each record. */
    public RecordStyle showingChain() {
        return new RecordStyle(colored, onTerminal, zone, clock, width, fold, true);
    }
}
