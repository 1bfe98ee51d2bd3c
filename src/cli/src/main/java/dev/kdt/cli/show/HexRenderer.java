package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.pipeline.Output;

/** The header of a record, and its bytes as {@code xxd} shows them. */
public final class HexRenderer implements Renderer {
    private final RecordStyle style;
    private final RecordHeader header;

    public HexRenderer(RecordStyle style) {
        this.style = style;
        this.header = new RecordHeader(style);
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        header.add(output, to);
        HexDump.add(output.bytes(), style.width().getAsInt(), to);
    }
}
