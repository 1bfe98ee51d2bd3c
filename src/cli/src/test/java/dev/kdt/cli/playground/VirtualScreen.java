package dev.kdt.cli.playground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.ScreenTerminal;

/** A terminal in memory, with somebody who types and reads what stands on it. */
final class VirtualScreen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScreenTerminal.VirtualTerminal virtual;

    VirtualScreen(int columns, int rows) throws IOException {
        virtual = ScreenTerminal.withTerminal("kdt", "xterm-256color", columns, rows);
    }

    Terminal terminal() {
        return virtual.terminal();
    }

    void type(String keys) throws IOException {
        virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    void resize(int columns, int rows) {
        Size size = Size.of(columns, rows);
        virtual.screen().setSize(size);
        virtual.terminal().setSize(size);
        virtual.terminal().raise(Terminal.Signal.WINCH);
    }

    /** Waits until the text stands on the screen. */
    void await(String text) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!text().contains(text)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("'" + text + "' did not come; this is on the screen:\n" + text());
            }
            virtual.screen().waitDirty(100);
        }
    }

    /** What stands on the screen, without blanks at the ends of lines and empty lines at the end. */
    String text() {
        ScreenTerminal screen = virtual.screen();
        int columns = screen.getColumns();
        int rows = screen.getRows();
        long[] cells = new long[columns * rows];
        screen.dump(cells, 0, 0, rows, columns, null);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            String line = Arrays.stream(cells, row * columns, (row + 1) * columns)
                    .mapToInt(ScreenTerminal::cellCodePoint)
                    .mapToObj(each -> Character.toString(each == 0 ? ' ' : each))
                    .collect(Collectors.joining());
            text.append(line.stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        virtual.terminal().close();
    }
}
