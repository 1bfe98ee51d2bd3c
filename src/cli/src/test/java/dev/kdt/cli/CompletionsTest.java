package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The completion script is generated; {@code -DargLine.extra=-Dtranscripts=rewrite} writes it anew. */
class CompletionsTest {
    private static final Path SCRIPT = Path.of("completions/kdt.sh");

    @Test
    void theScriptKnowsTheCommandsAsTheyAre() throws IOException {
        String generated = BashCompletion.of(Kdt.whole(console()));
        if ("rewrite".equals(System.getProperty("transcripts"))) {
            Files.writeString(SCRIPT, generated);
        }
        assertEquals(generated, Files.readString(SCRIPT));
    }

    /** A command whose file is there, and that the list does not name, can be called by nobody. */
    @Test
    void everyCommandIsInTheList() throws IOException {
        Set<String> expected = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/cli/src/main/java/dev/kdt/cli/command"))) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (Files.readString(each).contains("\n@Command(")) {
                    expected.add(each.getFileName().toString().replace(".java", ""));
                }
            }
        }
        Set<String> listed = new TreeSet<>();
        addBelow(Kdt.whole(console()), listed);
        assertEquals(expected, listed);
    }

    private static void addBelow(CommandLine command, Set<String> names) {
        for (CommandLine each : command.getSubcommands().values()) {
            names.add(each.getCommand().getClass().getSimpleName());
            addBelow(each, names);
        }
    }

    private static Console console() {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(new ByteArrayOutputStream()),
                Terminal.NONE,
                Map.of(),
                Path.of(""),
                Clock.systemUTC(),
                time -> {},
                Signals.NONE);
    }
}
