package dev.kdt.cli.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * The terminal that messages, data, a status line and what is typed share. The status line is taken away before anything else is
 * written; the cursor stays at its start, so that this is also known when the terminal has wrapped it. It is shown on a line of its own only, and a message begins on a new line when data has not ended its own: nothing
 * that was written is ever overwritten. It stays away once somebody types.
 */
public final class SharedTerminal implements StatusArea {
    private static final String START = "\r";

    /**
     * The rest of a line. Lines are cleared one by one: a terminal in tmux that is told to clear everything below its first line keeps
     * that in its history.
     */
    private static final String CLEAR_LINE = START + "\u001b[K";

    private final OutputStream terminal;
    private final IntSupplier columns;
    /** Columns of the status line that is shown; 0 when there is none. */
    private int shown;

    private boolean typing;
    private boolean dataEndsLine = true;
    private boolean messagesEndLine = true;

    /**
     * A terminal.
     *
     * @param terminal where messages go
     * @param columns its width now, asked at each status line
     */
    public SharedTerminal(OutputStream terminal, IntSupplier columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    /** Messages, of which each print is seen at once. */
    public PrintStream messages() {
        return new PrintStream(new Messages(), true, StandardCharsets.UTF_8);
    }

    /**
     * Data, which is written below what is on the screen.
     *
     * @param stdout that leads to this terminal, too
     */
    public OutputStream data(OutputStream stdout) {
        return new Data(stdout);
    }

    /**
     * Input, which ends the status line as soon as somebody types.
     *
     * @param stdin that comes from this terminal
     */
    public InputStream typed(InputStream stdin) {
        return new FilterInputStream(stdin) {
            @Override
            public int read() throws IOException {
                leaveToTyping();
                return super.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                leaveToTyping();
                return super.read(into, from, length);
            }
        };
    }

    @Override
    public synchronized void show(String text) {
        if (!typing && dataEndsLine && messagesEndLine) {
            int width = columns.getAsInt();
            String line = DisplayWidth.cut(text, width - 1);
            print(clearing(width) + line + START);
            shown = DisplayWidth.of(line);
        }
    }

    @Override
    public synchronized void clear() {
        if (shown > 0) {
            print(clearing(columns.getAsInt()));
            shown = 0;
        }
    }

    /** Clears the line, and those below that it was wrapped onto when the terminal became narrower; the cursor is at its start then. */
    private String clearing(int width) {
        int more = Math.max(0, shown - 1) / Math.max(1, width);
        return CLEAR_LINE + ("\n" + CLEAR_LINE).repeat(more) + (more == 0 ? "" : "\u001b[" + more + "A");
    }

    private synchronized void leaveToTyping() {
        clear();
        typing = true;
    }

    private void print(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException _) {
            // Without its terminal nobody misses the line; messages fail by themselves.
        }
    }

    private final class Messages extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            if (length == 0) {
                return;
            }
            synchronized (SharedTerminal.this) {
                clear();
                if (!dataEndsLine) {
                    terminal.write('\n');
                    dataEndsLine = true;
                }
                terminal.write(from, start, length);
                messagesEndLine = from[start + length - 1] == '\n';
            }
        }

        @Override
        public void flush() throws IOException {
            terminal.flush();
        }
    }

    private final class Data extends OutputStream {
        private final OutputStream stdout;

        Data(OutputStream stdout) {
            this.stdout = stdout;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            if (length == 0) {
                return;
            }
            synchronized (SharedTerminal.this) {
                clear();
                stdout.write(from, start, length);
                dataEndsLine = from[start + length - 1] == '\n';
            }
        }

        @Override
        public void flush() throws IOException {
            stdout.flush();
        }
    }
}
