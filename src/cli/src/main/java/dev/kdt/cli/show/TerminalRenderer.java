package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.pipeline.Output;

/** Data on a terminal: nothing in it controls the terminal. Pipes and files get the same data unchanged. */
final class TerminalRenderer implements Renderer {
    private final Renderer data;
    private final RecordStyle style;
    private final Lines lines;
    private final ByteBuilder rendered = new ByteBuilder();

    /** The lines of a record. */
    enum Lines {
        /** A record may have several lines: a cell of CSV. */
        SEVERAL,
        /** A record is one line, which ends in a newline, and is folded when it is long. */
        ONE
    }

    TerminalRenderer(Renderer data, RecordStyle style, Lines lines) {
        this.data = data;
        this.style = style;
        this.lines = lines;
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        data.render(output, rendered.clear());
        switch (lines) {
            case SEVERAL -> PrintableText.addLines(rendered.view(), to);
            case ONE -> line(rendered.view().sub(0, rendered.size() - 1), to);
        }
    }

    private void line(Slice text, ByteBuilder to) {
        int end = style.fold().shown(text);
        PrintableText.addLine(text.sub(0, end), to);
        if (end < text.length()) {
            String mark = " " + Fold.mark(text.length() - end);
            to.utf8(style.colored() ? Color.YELLOW.paint(mark) : mark);
        }
        to.put('\n');
    }
}
