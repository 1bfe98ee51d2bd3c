package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The screen of {@code kdt tail} on a real terminal, which tmux gives it, and the terminal after each of its ends. */
class TailScreenIT extends TailTerminal {
    @Test
    void fitsAnyWidthStopsWithTheShellAndGivesTheTerminalBack() throws Exception {
        produce("{\"k\":\"one\",\"n\":1}\n{\"k\":\"two\",\"n\":2,\"t\":\"\u6f22\u5b57 \\u001b[2J\"}\n");
        try (Tmux tmux = new Tmux(folder)) {
            tail(tmux);
            tmux.await("2 held");
            tmux.await("two  {\"k\":\"two\",\"n\":2,\"t\":\"\u6f22\u5b57 \\u001b[2J\"}");
            assertTrue(tmux.inColor().contains("\u001b[34m\"n\""), tmux.inColor());
            tmux.resize(200, 20);
            tmux.await("y copy  w write  G newest");
            tmux.resize(60, 8);
            tmux.await("q quit  space pause");
            tmux.await("{\"k\":\"one\",\"n\":1}");
            tmux.keys("C-z");
            tmux.await("Stopped");
            assertEquals("0 1 0", tmux.state("#{alternate_on} #{cursor_flag} #{keypad_flag}"));
            produce("{\"k\":\"three\",\"n\":3}\n");
            tmux.resize(90, 20);
            tmux.type("clear; echo before; fg; echo ended with $?");
            tmux.await("3 held");
            tmux.keys("g", "Enter");
            tmux.await("decoded by     json");
            tmux.keys("C-c");
            assertIsWhole(tmux, 130);
            assertTrue(tmux.screen().contains("3 records: 3 given to the screen"), tmux.screen());
        }
    }

    @Test
    void endsWithSignalsAndWithItsReading() throws Exception {
        try (Tmux tmux = new Tmux(folder)) {
            tail(tmux);
            tmux.await("caught up");
            tmux.signal("TERM", "tail orders");
            assertIsWhole(tmux, 143);
            tmux.type("clear; echo before; kdt tail orders --since trim-horizon --until now --screen; echo ended with"
                    + " $?");
            tmux.await("reading has ended");
            tmux.keys("q");
            assertIsWhole(tmux, 0);
            tmux.type("clear; echo before; kdt tail nothing; echo ended with $?");
            tmux.await("stream 'nothing' not found");
            assertIsWhole(tmux, 1);
        }
    }

    @Test
    void keepsWhatItHoldsWhenReadingFails() throws Exception {
        produce("{\"k\":\"one\",\"n\":1}\n");
        try (Tmux tmux = new Tmux(folder)) {
            for (String end : List.of("q", "signal")) {
                tail(tmux);
                tmux.await("1 held");
                run("stream", "delete", "orders");
                tmux.await(": stream 'orders' not found");
                assertTrue(tmux.screen().contains("reading has ended at "), tmux.screen());
                assertTrue(tmux.screen().contains("{\"k\":\"one\",\"n\":1}"), tmux.screen());
                if (end.equals("q")) {
                    tmux.keys("q");
                } else {
                    tmux.signal("TERM", "tail orders");
                }
                assertIsWhole(tmux, 1);
                assertTrue(tmux.screen().contains("kdt: stream 'orders' not found"), tmux.screen());
                tmux.type("clear");
                run("stream", "create", "orders");
                produce("{\"k\":\"one\",\"n\":1}\n");
            }
        }
    }

    @Test
    void showsABurstAndWritesWhatAFilterFindsInIt() throws Exception {
        String lines = IntStream.range(0, 60_000)
                .mapToObj(each -> "{\"k\":\"k" + each + "\",\"n\":" + each + "}\n")
                .collect(Collectors.joining());
        try (Tmux tmux = new Tmux(folder)) {
            tail(tmux);
            tmux.await("caught up");
            tmux.keys("/", ".n == 300", "Enter");
            tmux.await("/ .n == 300");
            produce(lines);
            tmux.await("1 of 10,000 shown");
            tmux.keys("w");
            tmux.await("1 record written to orders-");
            tmux.keys("q");
            assertIsWhole(tmux, 0);
            assertFalse(tmux.screen().contains("failed"), tmux.screen());
        }
        try (var files = Files.list(folder)) {
            Path written = files.filter(each -> each.getFileName().toString().startsWith("orders-"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Files.readString(written).contains("\"key\":\"k300\""));
        }
    }

    /** The terminal of {@code script} takes nothing while that is stopped. */
    @Test
    void givesATerminalBackThatTookNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed here");
        try (Tmux tmux = new Tmux(folder)) {
            tmux.resize(200, 60); // The system holds less than one picture of this size.
            tmux.type("export KDT_LOCAL=127.0.0.1:" + endpoint.port() + " SHELL=/bin/bash; export -f kdt");
            for (String signal : List.of("TERM", "HUP")) {
                tmux.type(
                        "clear; stty -g > stty.before; bash -c 'echo before; script -qfc \"kdt tail orders; echo ended"
                                + " with \\$?\" /dev/null; true'");
                tmux.await("caught up");
                tmux.signal("STOP", "script -qfc kdt");
                produce(IntStream.range(0, 200)
                        .mapToObj(each -> "{\"k\":\"k" + each + "\",\"n\":\"" + "n".repeat(200) + "\"}\n")
                        .collect(Collectors.joining()));
                tmux.signalAndAwaitEnd(signal, "-jar");
                tmux.signal("CONT", "script -qfc kdt");
                assertIsWhole(tmux, 143);
            }
        }
    }
}
