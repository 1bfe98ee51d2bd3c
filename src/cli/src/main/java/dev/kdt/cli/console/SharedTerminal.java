package dev.kdt.cli.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jline.utils.WCWidth;

/**
 * The terminal that messages, data, a status line and what is typed share. The status line is taken away before anything else is
 * written; the cursor stays at its start, so that this is also known when the terminal has wrapped it. It is shown on a line of its own only, and a message begins on a new line when data has not ended its own: nothing
 * that was written is ever overwritten. It stays away once somebody types.
 */
public final class SharedTerminal implements StatusArea {
    private static final String START = "\r";

    /** From the start of the line, and the lines below: a terminal that became narrower has wrapped a status line. */
    private static final String CLEAR = START + "\u001b[J";

    private final OutputStream terminal;
    private final IntSupplier columns;
    private boolean shown;
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
            print(CLEAR + fitting(text, columns.getAsInt() - 1) + START);
            shown = true;
        }
    }

    @Override
    public synchronized void clear() {
        if (shown) {
            print(CLEAR);
            shown = false;
        }
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

    private static String fitting(String text, int columns) {
        int width = 0;
        int end = 0;
        while (end < text.length()) {
            int each = text.codePointAt(end);
            width += Math.max(0, WCWidth.wcwidth(each));
            if (width > columns) {
                break;
            }
            end += Character.charCount(each);
        }
        return text.substring(0, end);
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
