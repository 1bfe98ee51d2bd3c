package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.screen.TerminalCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether {@code kdt tail} shows records on a screen, or prints them. */
final class ScreenOption {
    /** For messages. */
    static final String NAME = "--screen";

    @Option(
            names = NAME,
            description =
                    "Show records on a screen, to look through, filter and open (on a terminal, when no format, group"
                            + " or end is asked for).")
    private boolean wanted;

    @Option(names = "--no-screen", description = "Print records, also on a terminal.")
    private boolean unwanted;

    /**
     * Whether a screen is shown.
     *
     * @param excluding an option that asks for something that only printing gives; null for none
     * @param ending an option by which reading ends by itself; null for none
     * @throws UsageException when a screen is asked for and cannot be shown
     */
    boolean isWanted(Session session, @Nullable String excluding, @Nullable String ending) throws InterruptedException {
        if (wanted && unwanted) {
            throw new UsageException(NAME + " and --no-screen exclude each other (give one)");
        }
        if (!wanted) {
            return !unwanted && excluding == null && ending == null && TerminalCheck.defect(session.console()) == null;
        }
        if (excluding != null) {
            throw new UsageException(NAME + " and " + excluding + " exclude each other (give one)");
        }
        String defect = TerminalCheck.defect(session.console());
        if (defect != null) {
            throw new UsageException(NAME + defect + " (without " + NAME + ", records are printed)");
        }
        return true;
    }
}
