package dev.kdt.cli.screen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminalOutputStream;

/** A terminal in memory, with somebody who types and reads what stands on it. */
public final class VirtualScreen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScreenTerminal screen;
    private final Line line;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private volatile CountDownLatch taking = new CountDownLatch(0);

    public VirtualScreen(int columns, int rows) throws IOException {
        screen = new ScreenTerminal(columns, rows);
        line = new Line(new Tee());
        line.setSize(Size.of(columns, rows));
    }

    /** The line that leads to it, which can be cut. */
    private static final class Line extends LineDisciplineTerminal {
        Line(OutputStream screen) throws IOException {
            super("kdt", "xterm-256color", screen, StandardCharsets.UTF_8);
        }

        void hangUp() throws IOException {
            slaveInputPipe.close();
        }
    }

    /** Keeps what is sent, and shows it. */
    private final class Tee extends OutputStream {
        private final OutputStream shown =
                new ScreenTerminalOutputStream(screen, StandardCharsets.UTF_8, OutputStream.nullOutputStream());

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] from, int start, int length) throws IOException {
            try {
                taking.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted while the screen hung");
            }
            sent.write(from, start, length);
            shown.write(from, start, length);
            shown.flush();
        }
    }

    public Terminal terminal() {
        return line;
    }

    public void type(String keys) throws IOException {
        line.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    public void resize(int columns, int rows) {
        Size size = Size.of(columns, rows);
        screen.setSize(size);
        line.setSize(size);
        line.raise(Terminal.Signal.WINCH);
    }

    /** It takes nothing from now on, and who writes waits, until it goes on or is closed. */
    public void hang() {
        taking = new CountDownLatch(1);
    }

    void goOn() {
        taking.countDown();
    }

    /** No key comes any more. */
    public void hangUp() throws IOException {
        line.hangUp();
    }

    /** Waits until the text stands on the screen. */
    public void await(String text) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!text().contains(text)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("'" + text + "' did not come; this is on the screen:\n" + text());
            }
            screen.waitDirty(100);
        }
    }

    /** Waits until a text is gone. */
    public void awaitWithout(String text) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (text().contains(text)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("'" + text + "' did not go; this is on the screen:\n" + text());
            }
            screen.waitDirty(100);
        }
    }

    /** What stands on the screen, without blanks at the ends of lines and empty lines at the end. */
    public String text() {
        int columns = screen.getColumns();
        long[] cells = cells();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < cells.length / columns; row++) {
            String line = Arrays.stream(cells, row * columns, (row + 1) * columns)
                    .mapToInt(ScreenTerminal::cellCodePoint)
                    .mapToObj(each -> Character.toString(each == 0 ? ' ' : each))
                    .collect(Collectors.joining());
            text.append(line.stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private long[] cells() {
        int columns = screen.getColumns();
        int rows = screen.getRows();
        long[] cells = new long[columns * rows];
        screen.dump(cells, 0, 0, rows, columns, null);
        return cells;
    }

    /** Whether anything on the screen has a colour. */
    public boolean hasColors() {
        LongPredicate colored =
                each -> ScreenTerminal.cellHasForeground(each) || ScreenTerminal.cellHasBackground(each);
        return Arrays.stream(cells()).anyMatch(colored);
    }

    /** All bytes that were sent to it, of which each is a character here. */
    public String sent() {
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether it shows the alternate screen. */
    public boolean isAlternate() {
        return isOn("?1049");
    }

    /** Whether it marks what is pasted. */
    public boolean marksPastes() {
        return isOn("?2004");
    }

    public boolean showsCursor() {
        return !sent().contains("?25") || isOn("?25");
    }

    /** Whether a mode was switched on last. */
    private boolean isOn(String mode) {
        return sent().lastIndexOf(mode + "h") > sent().lastIndexOf(mode + "l");
    }

    @Override
    public void close() throws IOException {
        taking.countDown();
        line.close();
    }
}
