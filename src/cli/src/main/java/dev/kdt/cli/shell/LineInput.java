package dev.kdt.cli.shell;

import dev.kdt.cli.option.Session;
import java.io.IOError;
import java.nio.file.Path;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** Reads command lines from the terminal, with history and completion. */
final class LineInput {
    private static final String CONTINUED = "> ";

    private final ShellTerminal terminal;
    private final Completer completer;
    private final DefaultHistory history = new DefaultHistory();
    private final @Nullable Path historyFile;
    private @Nullable LineReader reader;

    /** What came of reading a line. */
    sealed interface Read {}

    /** A line, or several that belong together. */
    record Typed(String text) implements Read {}

    /** It was given up by Ctrl-C. */
    record Discarded() implements Read {}

    /** Nothing comes any more. */
    record Ended() implements Read {}

    LineInput(Session session, ShellTerminal terminal, Completer completer) {
        this.terminal = terminal;
        this.completer = completer;
        this.historyFile = ShellHistory.file(session);
    }

    /** Reads a line. */
    Read read(String prompt) {
        try {
            return new Typed(reader(terminal.opened()).readLine(prompt));
        } catch (UserInterruptException _) {
            terminal.opened().puts(Capability.clr_eos); // A list of candidates may stand there.
            return new Discarded();
        } catch (EndOfFileException | IOError _) {
            return new Ended();
        }
    }

    /** The reader of this terminal: it has what was typed ahead. */
    @SuppressWarnings("ReferenceEquality") // The very terminal.
    private LineReader reader(Terminal its) {
        LineReader known = reader;
        if (known != null && known.getTerminal() == its) {
            return known;
        }
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(its)
                .appName("kdt")
                .parser(new ShellParser())
                .completer(completer)
                .history(history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true); // jq has != and such.
        if (historyFile != null) {
            builder.variable(LineReader.HISTORY_FILE, historyFile);
        }
        LineReader made = builder.build();
        reader = made;
        return made;
    }
}
