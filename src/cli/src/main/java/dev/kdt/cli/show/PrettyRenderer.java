package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.codec.TextEncoding;
import dev.kdt.pipeline.Output;

/**
 * For people: a header, and the record's value below, which comes as a line of text: indented if it is JSON, as {@code xxd} shows it if
 * it is no text.
 */
public final class PrettyRenderer implements Renderer {
    private final RecordStyle style;
    private final RecordHeader header;
    private final Highlighter highlighter = new Highlighter();
    private final Indenter indenter = new Indenter();
    private final ByteBuilder laidOut = new ByteBuilder();
    private final ByteBuilder printable = new ByteBuilder();

    public PrettyRenderer(RecordStyle style) {
        this.style = style;
        this.header = new RecordHeader(style);
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        header.add(output, to);
        Slice bytes = withoutNewline(output.bytes());
        laidOut.clear();
        if (!TextEncoding.isText(bytes)) {
            HexDump.add(bytes, style.width().getAsInt(), laidOut);
            laidOut.truncate(laidOut.size() - 1);
            fold(laidOut.view(), Shown.TEXT, to);
        } else if (indenter.indent(bytes, laidOut)) {
            fold(printable(laidOut.view()), Shown.JSON, to);
        } else {
            fold(printable(bytes), Shown.TEXT, to);
        }
    }

    private static Slice withoutNewline(Slice line) {
        return line.sub(0, line.length() - 1);
    }

    private enum Shown {
        JSON,
        TEXT
    }

    private Slice printable(Slice text) {
        if (!style.onTerminal()) {
            return text;
        }
        PrintableText.addLines(text, printable.clear());
        return printable.view();
    }

    private void fold(Slice text, Shown what, ByteBuilder to) {
        int end = style.fold().shown(text);
        Slice shown = text.sub(0, end);
        if (style.colored() && what == Shown.JSON) {
            highlighter.highlight(shown, to);
        } else {
            to.put(shown);
        }
        to.put('\n');
        if (end < text.length()) {
            String mark = Fold.mark(text.length() - end);
            to.utf8(style.colored() ? Color.YELLOW.paint(mark) : mark).put('\n');
        }
    }
}
