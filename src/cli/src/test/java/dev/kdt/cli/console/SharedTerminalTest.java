package dev.kdt.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SharedTerminalTest {
    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private int columns = 20;
    private final SharedTerminal terminal = new SharedTerminal(screen, () -> columns);
    private final PrintStream messages = terminal.messages();
    private final OutputStream data = terminal.data(screen);

    @Test
    void takesTheStatusLineAwayBeforeAnythingElseIsWritten() throws IOException {
        terminal.show("1 record");
        messages.println("kdt: failed");
        terminal.show("2 records");
        data.write("{}\n".getBytes(StandardCharsets.UTF_8));
        terminal.show("3 records");
        terminal.clear();
        terminal.clear();
        assertEquals(
                CLEAR + "1 record\r" + CLEAR + "kdt: failed\n" + CLEAR + "2 records\r" + CLEAR + "{}\n" + CLEAR
                        + "3 records\r" + CLEAR,
                screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void overwritesNoDataThatHasNotEndedItsLine() throws IOException {
        data.write("one".getBytes(StandardCharsets.UTF_8));
        terminal.show("1 record");
        terminal.clear();
        messages.println("1 record: 1 written");
        assertEquals("one\n1 record: 1 written\n", screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void leavesMessagesAloneThatHaveNotEndedTheirLine() {
        messages.print("so far ");
        terminal.show("1 record");
        messages.println("so good");
        assertEquals("so far so good\n", screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void fitsTheTerminalAsWideAsItIsNow() {
        terminal.show("0123456789".repeat(3));
        columns = 8;
        terminal.show("0123456789".repeat(3));
        terminal.show("記録記録記録");
        String wrapped = CLEAR + "\n" + CLEAR + "\n" + CLEAR + "\u001b[2A";
        assertEquals(
                CLEAR + "0123456789012345678\r" + wrapped + "0123456\r" + CLEAR + "記録記\r",
                screen.toString(StandardCharsets.UTF_8));
    }

    /** A terminal in tmux would keep the screen in its history. */
    @Test
    void neverClearsTheScreen() {
        terminal.show("0123456789");
        columns = 3;
        terminal.clear();
        assertFalse(screen.toString(StandardCharsets.UTF_8).contains("J"), screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void staysAwayOnceSomebodyTypes() throws IOException {
        terminal.show("0 records");
        InputStream typed = terminal.typed(new ByteArrayInputStream(new byte[] {'a'}));
        assertEquals('a', typed.read());
        terminal.show("1 record");
        assertEquals(CLEAR + "0 records\r" + CLEAR, screen.toString(StandardCharsets.UTF_8));
    }
}
