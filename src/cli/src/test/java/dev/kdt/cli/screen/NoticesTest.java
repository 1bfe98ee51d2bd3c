package dev.kdt.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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
