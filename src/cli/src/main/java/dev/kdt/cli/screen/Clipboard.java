package dev.kdt.cli.screen;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Console;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jline.terminal.Terminal;

/**
 * The clipboard of the terminal, also on the other end of an SSH connection ("OSC 52", XTerm Control Sequences, Operating System
 * Commands). Terminals that do not know it, or do not allow it, do nothing, and say nothing.
 */
public final class Clipboard {
    /** Terminals cut off longer sequences, some without a word. */
    private static final int MOST_BYTES = 74_994;

    private final Terminal terminal;
    private final boolean isInTmux;

    public Clipboard(Terminal terminal, Console console) {
        this.terminal = terminal;
        this.isInTmux = console.variable("TMUX").isPresent();
    }

    /** Whether so much can be copied. */
    public static boolean takes(Slice text) {
        return text.length() <= MOST_BYTES;
    }

    /** Copies a text. Only for the thread that draws. */
    public void copy(Slice text) {
        String encoded = new String(Base64.getEncoder().encode(text.toBytes()), StandardCharsets.US_ASCII);
        String sequence = "\u001b]52;c;" + encoded + "\u0007";
        terminal.writer().write(sequence);
        if (isInTmux) { // It takes the one or passes the other on, as it is set up.
            terminal.writer().write("\u001bPtmux;" + sequence.replace("\u001b", "\u001b\u001b") + "\u001b\\");
        }
        terminal.flush();
    }
}
