package dev.kdt.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages while a program has the terminal. */
class NoticesTest {
    private final Notices notices = new Notices();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            null,
            OutputStream.nullOutputStream(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.NONE,
            Map.of(),
            Path.of(""),
            Clock.systemUTC(),
            Thread::sleep,
            Signals.NONE);

    @Test
    void keepsThemUntilTheTerminalIsGivenBack() {
        PrintStream collected = notices.collectingFrom(console).err();
        collected.println("warning: für alle");
        collected.print("kdt: one");
        assertEquals(List.of("warning: für alle"), notices.newest(5));
        collected.println(" and two");
        assertEquals(List.of("kdt: one and two"), notices.newest(1));
        assertEquals(2, notices.count());
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        notices.printOn(console.err());
        assertEquals("warning: für alle\nkdt: one and two\n", err.toString(StandardCharsets.UTF_8));
    }

    /** A screen has styles of its own; what is printed afterwards keeps its colours. */
    @Test
    void showsPlainText() {
        notices.collectingFrom(console).err().println("\u001b[33mwarning: \u001b[0mslow");
        assertEquals(List.of("warning: slow"), notices.newest(1));
        notices.printOn(console.err());
        assertEquals("\u001b[33mwarning: \u001b[0mslow\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theNewestIsShownForFiveSecondsOrUntilAKeyIsPressed() {
        Instant[] now = {Instant.parse("2026-11-27T10:00:00Z")};
        PrintStream collected = notices.collectingFrom(console).err();
        NewestNotice shown = new NewestNotice(notices, () -> now[0]);
        assertFalse(shown.look());
        collected.println("one");
        assertTrue(shown.look());
        assertFalse(shown.look());
        now[0] = now[0].plusSeconds(4);
        collected.println("two");
        assertTrue(shown.look());
        now[0] = now[0].plusSeconds(4);
        assertFalse(shown.look());
        assertEquals("two", shown.text());
        now[0] = now[0].plusSeconds(1);
        assertTrue(shown.look());
        assertNull(shown.text());
        collected.println("three");
        assertTrue(shown.look());
        shown.dismiss();
        assertNull(shown.text());
        assertFalse(shown.look());
    }

    @Test
    void keepsTheNewestOfVeryMany() {
        PrintStream collected = notices.collectingFrom(console).err();
        for (int i = 1; i <= 1_500; i++) {
            collected.println(i);
        }
        notices.printOn(console.err());
        List<String> printed = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("(500 earlier messages are left out)", printed.getFirst());
        assertEquals("501", printed.get(1));
        assertEquals("1500", printed.getLast());
        assertEquals(1_001, printed.size());
    }
}
