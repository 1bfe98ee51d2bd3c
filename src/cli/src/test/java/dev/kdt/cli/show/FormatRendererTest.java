package dev.kdt.cli.show;

import static dev.kdt.cli.show.Samples.line;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.JqOption;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.jq.Scope;
import dev.kdt.pipeline.Output;
import org.junit.jupiter.api.Test;

class FormatRendererTest {
    private static FormatRenderer renderer(String format, RecordStyle style) {
        return new FormatRenderer(
                format,
                source -> JqOption.compile("--format", source, Scope.pure().withVariables("meta")),
                style,
                Holding.PAYLOAD);
    }

    private static String shown(String format, Output output) {
        return Samples.rendered(renderer(format, Samples.file()), output);
    }

    @Test
    void eachLetterIsAFieldOfTheRecord() {
        assertEquals(
                "2026-11-27T03:38:58.384Z|1795750738384|2.1"
                        + " s|orders|shardId-000000000003|4968#2|key-1|77|payload|5|kpl > json",
                shown("%t|%T|%a|%n|%s|%o|%k|%K|%p|%S|%c", line("payload")));
    }

    @Test
    void widthsAndBoundsAreThoseOfPrintf() {
        assertEquals("[key-1   ][   key-1][key][  ke][key-1]", shown("[%-8k][%8k][%.3k][%4.2k][%2k]", line("")));
    }

    @Test
    void widthsCountColumnsOfATerminal() {
        Output wide = line(Slice.utf8("日本語"), "日本e\u0301");
        assertEquals("[日本e\u0301 ]", shown("[%-6k]", wide));
        assertEquals("[日本]", shown("[%.5p]", wide));
        assertEquals("[ 日本]", shown("[%5.4p]", wide));
    }

    @Test
    void anExpressionSeesTheValueAndItsMeta() {
        Output order = line("{\"id\":\"o-1\",\"qty\":2.50,\"none\":null,\"items\":[1,2]}");
        assertEquals(
                "o-1 2.50  1,2 [1,2] key-1 kpl > json",
                shown("%{.id} %{.qty} %{.none} %{.items[]} %{.items} %{$meta.key} %{$meta.chain}", order));
        assertEquals("[o-1   ]", shown("[%-6{.id}]", order));
        assertEquals("{\"a\":\"}\"}", shown("%{ {a: \"}\"} }", order));
        assertEquals("plain", shown("%{.}", line("plain")));
    }

    @Test
    void aPayloadOfAnotherFormOfTextIsReadByItsCodec() {
        Output text = line("level=info msg=\"not found\"");
        Output logfmt = new Output(text.bytes(), text.source(), Chain.of(Codec.LOGFMT), 1);
        assertEquals("info: not found level=info msg=\"not found\"", shown("%{.level}: %{.msg} %p", logfmt));
        Output row = line("a,b");
        assertEquals("b", shown("%{.[1]}", new Output(row.bytes(), row.source(), Chain.of(Codec.GZIP, Codec.CSV), 1)));
    }

    @Test
    void anExpressionThatFailsSaysWhere() {
        RenderException failure =
                assertThrows(RenderException.class, () -> shown("%{.id + 1}", line("{\"id\":\"x\"}")));
        assertEquals("--format: %{.id + 1} (1:5): string (\"x\") and number (1) cannot be added", failure.getMessage());
    }

    @Test
    void escapesAreCharactersAndBytes() {
        ByteBuilder shown = new ByteBuilder();
        renderer("\\n\\t\\r\\e\\0\\\\\\x1b\\xff\\u00e9%%", Samples.file()).render(line(""), shown);
        assertArrayEquals(
                new byte[] {'\n', '\t', '\r', 27, 0, '\\', 27, (byte) 0xFF, (byte) 0xC3, (byte) 0xA9, '%'},
                shown.toBytes());
    }

    @Test
    void aPayloadKeepsItsBytesInAPipe() {
        ByteBuilder shown = new ByteBuilder();
        byte[] bytes = {'a', (byte) 0xFF, 27};
        renderer("%p", Samples.file()).render(line(Slice.of(bytes), "k"), shown);
        assertArrayEquals(bytes, shown.toBytes());
    }

    @Test
    void onATerminalFieldsAreHarmlessAndTheTemplateMayUseColors() {
        String shown = Samples.rendered(
                renderer("\\e[1m%k\\e[0m %p %{.}", Samples.terminal(80)), line(Slice.utf8("\u001b[2J"), "\u001bk"));
        assertEquals("\u001b[1m\\u001bk\u001b[0m \\u001b[2J \\u001b[2J", shown);
    }

    @Test
    void whatStandsForNothingIsRefused() {
        for (String each : new String[] {"%x", "%5", "%-", "%.k", "%{.a", "\\q", "\\x1", "\\u12"}) {
            assertThrows(UsageException.class, () -> shown(each, line("")), each);
        }
        assertEquals("100%", shown("100%", line("")));
    }
}
