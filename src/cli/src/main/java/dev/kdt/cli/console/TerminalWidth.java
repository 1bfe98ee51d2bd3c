package dev.kdt.cli.console;

import java.io.IOException;
import org.jline.terminal.TerminalBuilder;

/** The width of the terminal that stdout leads to. */
public final class TerminalWidth {
    private static final int WITHOUT_TERMINAL = 80;

    private TerminalWidth() {}

    /** The variable {@code COLUMNS} if it is set, else what the terminal says; 80 if stdout is none. */
    public static int columns(Console console) {
        return console.variable("COLUMNS")
                .filter(each -> each.matches("[1-9][0-9]{0,4}"))
                .map(Integer::parseInt)
                .orElseGet(() -> console.terminal().out() ? asked() : WITHOUT_TERMINAL);
    }

    private static int asked() {
        try (org.jline.terminal.Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            int columns = terminal.getSize().getColumns();
            return columns > 0 ? columns : WITHOUT_TERMINAL;
        } catch (IOException | RuntimeException e) {
            return WITHOUT_TERMINAL;
        }
    }
}
