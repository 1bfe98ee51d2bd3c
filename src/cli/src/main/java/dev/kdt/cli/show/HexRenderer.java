package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Output;
import java.util.HexFormat;

/** The bytes as hexadecimal numbers, a line for each record. */
public final class HexRenderer implements Renderer {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public void render(Output output, ByteBuilder to) {
        Slice bytes = output.bytes();
        to.ascii(HEX.formatHex(bytes.array(), bytes.from(), bytes.to())).put('\n');
    }
}
