package dev.kdt.cli.command.process;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import dev.kdt.flow.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An expression that takes inputs, for which a batch is read ahead. */
class StreamingExpressionTest {
    private final AtomicReference<Stop> stop = new AtomicReference<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    /** A pipe does not give it again. */
    @Test
    void whatWasReadAheadIsWrittenAfterASignal() {
        int code = new Kdt(console(new SignalAfter("1\n", "2\n")))
                .run("process", "-e", "if . == 0 then input else . end", "-");
        assertEquals(143, code, () -> err.toString(StandardCharsets.UTF_8));
        assertEquals("1\n2\n", out.toString(StandardCharsets.UTF_8));
    }

    private Console console(InputStream in) {
        return new Console(
                in,
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Map.of(),
                folder,
                Clock.systemUTC(),
                time -> {},
                stop::set);
    }

    /** A pipe that gives some texts; the signal comes while more is waited for. */
    private final class SignalAfter extends InputStream {
        private final List<String> texts;

        SignalAfter(String... texts) {
            this.texts = new ArrayList<>(List.of(texts));
        }

        @Override
        public int read() {
            throw new AssertionError("reads whole runs of bytes");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (texts.isEmpty()) {
                requireNonNull(stop.get()).request(Stop.Reason.TERMINATE);
                throw new ClosedByInterruptException();
            }
            byte[] text = texts.removeFirst().getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, into, from, text.length);
            return text.length;
        }
    }
}
