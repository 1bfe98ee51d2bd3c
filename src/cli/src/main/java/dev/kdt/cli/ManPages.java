package dev.kdt.cli;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.help.Manual;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Writes the manual pages of all commands and topics, for a distribution: {@code kdt.1}, {@code kdt-tail.1}, {@code kdt-jq.7}. */
public final class ManPages {
    private ManPages() {}

    /**
     * Writes the pages into the folder that is the first argument, and makes it if it is not there.
     *
     * @param args the folder; then, if there is one, the date of the pages, such as {@code 2026-11-22}
     */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), args.length > 1 ? args[1] : "");
    }

    /** Writes the pages into {@code folder}. */
    static void write(Path folder, String date) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> pages = Manual.of(Kdt.whole(nowhere()), false).pages(date, new Version().getVersion()[0]);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    /** The console of a command line that is not run. */
    private static Console nowhere() {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Map.of(),
                Path.of(""),
                Clock.systemUTC(),
                time -> {},
                Signals.NONE);
    }
}
