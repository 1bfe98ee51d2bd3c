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
import org.junit.jupiter.api.Test;

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
