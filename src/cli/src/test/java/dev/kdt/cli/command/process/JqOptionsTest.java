package dev.kdt.cli.command.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What transcripts cannot show of jq's options: large values, what is not read, and threads. */
class JqOptionsTest {
    private static final int MANY = 50_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    /** Of an endless input, which is never read. */
    @Test
    void anExpressionWithoutInputsReadsNothing() {
        InputStream unreadable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }
        };
        assertEquals(0, run(unreadable, "--null-input", "-e", "1"), this::messages);
        assertEquals("1\n", written());
    }

    @Test
    void whatIsLeftIsNotReadWhenTheExpressionHasEnded() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '\n';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                for (int i = 0; i < length; i++) {
                    into[from + i] = (byte) (i % 2 == 0 ? '7' : '\n');
                }
                return length / 2 * 2;
            }
        };
        assertEquals(0, run(endless, "--null-input", "-e", "[limit(3; inputs)]", "--in", "ndjson"), this::messages);
        assertEquals("[7,7,7]\n", written());
    }

    /** More batches than one, all of them in order. */
    @Test
    void allOfALargeInputIsSlurped() {
        assertEquals(0, run(numbers(), "-s", "-e", "length, .[0], .[-1], add", "--threads", "4"), this::messages);
        assertEquals("50000\n0\n49999\n1249975000\n", written());
    }

    @Test
    void allLinesOfALargeInputAreOneString() {
        assertEquals(0, run(numbers(), "-Rs", "-e", "length, .[:4], .[-6:]"), this::messages);
        assertEquals("288890\n\"0\\n1\\n\"\n\"49999\\n\"\n", written());
    }

    /** The batches of several threads end in any order. */
    @Test
    void theLastResultCountsWhateverTheThreads() {
        assertEquals(1, run(numbers(), "-e", ". < 49999", "--exit-status", "--threads", "4"), this::messages);
        assertEquals(0, run(numbers(), "-e", ". == 49999", "--exit-status", "--threads", "4"), this::messages);
    }

    @Test
    void aNumberKeepsItsDigitsAndALargeValueItsLayout() throws IOException {
        String digits = "1".repeat(300);
        Files.writeString(folder.resolve("large.json"), "{\"b\":" + digits + ",\"a\":\"" + "x".repeat(1 << 20) + "\"}");
        assertEquals(0, run(InputStream.nullInputStream(), "-e", ".", "-S", "--tab", "large.json"), this::messages);
        assertEquals("{\n\t\"a\": \"" + "x".repeat(1 << 20) + "\",\n\t\"b\": " + digits + "\n}\n", written());
    }

    @Test
    void aFileOfTextThatIsNoneIsRefused() throws IOException {
        Files.write(folder.resolve("latin-1.txt"), new byte[] {'a', (byte) 0xE4});
        assertEquals(
                2, run(InputStream.nullInputStream(), "--null-input", "-e", "$t", "--rawfile", "t", "latin-1.txt"));
        assertTrue(messages().contains("--rawfile t: latin-1.txt is not UTF-8 text"), messages());
    }

    @Test
    void aFileOfValuesMayBeEmptyOrBeginWithAByteOrderMark() throws IOException {
        Files.writeString(folder.resolve("none.json"), " \n");
        Files.writeString(folder.resolve("marked.json"), "\uFEFF{\"a\":1}[2]");
        assertEquals(
                0,
                run(
                        InputStream.nullInputStream(),
                        "--null-input",
                        "-e",
                        "$none, $marked",
                        "--slurpfile",
                        "none",
                        "none.json",
                        "--slurpfile",
                        "marked",
                        "marked.json"),
                this::messages);
        assertEquals("[]\n[{\"a\":1},[2]]\n", written());
    }

    private static InputStream numbers() {
        String lines = IntStream.range(0, MANY).mapToObj(i -> i + "\n").collect(Collectors.joining());
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII));
    }

    private int run(InputStream in, String... options) {
        List<String> args = new ArrayList<>(List.of("process", "-q"));
        args.addAll(List.of(options));
        Console console = new Console(
                in,
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Map.of(),
                folder,
                Clock.systemUTC(),
                time -> {},
                stop -> {});
        return new Kdt(console).run(args.toArray(String[]::new));
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String messages() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
