package dev.kdt.cli.shell;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** A world for the parts of a shell. */
final class ShellWorld {
    private ShellWorld() {}

    static CommandLine model() {
        return Kdt.whole(console(Path.of(""), Map.of()));
    }

    static Console console(Path folder, Map<String, String> environment) {
        return new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.NONE,
                environment,
                folder,
                Clock.systemUTC(),
                time -> {},
                Signals.NONE);
    }
}
