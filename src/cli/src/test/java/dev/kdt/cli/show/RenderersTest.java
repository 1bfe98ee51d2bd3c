package dev.kdt.cli.show;

import static dev.kdt.cli.show.Samples.output;
import static dev.kdt.cli.show.Samples.rendered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import org.junit.jupiter.api.Test;

class RenderersTest {
    private static final String CLEARING = "a\nb\u001b[2J";

    private static Renderer of(OutputFormat format, RecordStyle style) {
        return Renderers.of(format, style, Holding.OUTPUT);
    }

    @Test
    void dataInAPipeIsNeverChanged() {
        for (OutputFormat each : new OutputFormat[] {
            OutputFormat.NDJSON,
            OutputFormat.JSON,
            OutputFormat.CSV,
            OutputFormat.TSV,
            OutputFormat.TEXT,
            OutputFormat.RAW
        }) {
            assertSame(Renderer.PLAIN, of(each, Samples.file()), each.name());
        }
        assertSame(Renderer.PLAIN, of(OutputFormat.RAW, Samples.terminal(80)));
    }

    @Test
    void textOnATerminalIsOneLineARecord() {
        assertEquals(
                "a\\nb\\u001b[2J\n", rendered(of(OutputFormat.TEXT, Samples.terminal(80)), output(CLEARING + "\n")));
    }

    @Test
    void aLongTextIsFolded() {
        RecordStyle folding = Samples.terminal(80).with(new Fold(4, 60));
        assertEquals(
                "abcd … +2.0 KiB (--full shows all)\n",
                rendered(of(OutputFormat.TEXT, folding), output("abcd" + "x".repeat(2048) + "\n")));
    }

    @Test
    void rowsOnATerminalKeepTheirLines() {
        assertEquals("a\nb\\u001b[2J\n", rendered(of(OutputFormat.CSV, Samples.terminal(80)), output(CLEARING + "\n")));
    }

    @Test
    void aStringOfJsonStaysTheSameStringOnATerminal() {
        assertEquals("\"\\u009b\"\n", rendered(of(OutputFormat.NDJSON, Samples.terminal(80)), output("\"\u009b\"\n")));
    }

    @Test
    void bytesThatAreNoUtf8AreReplacedOnATerminal() {
        Slice broken = Slice.of(new byte[] {'a', (byte) 0x9B, 'b', '\n'});
        assertEquals("a\uFFFDb\n", rendered(of(OutputFormat.TEXT, Samples.terminal(80)), output(broken, "k")));
    }
}
