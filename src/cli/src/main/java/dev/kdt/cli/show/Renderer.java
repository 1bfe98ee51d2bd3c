package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.pipeline.Output;

/** Writes one output as it is to be shown, its newline included. For one thread at a time. */
@FunctionalInterface
public interface Renderer {
    /** Shows the bytes as they are. */
    Renderer PLAIN = (output, to) -> to.put(output.bytes());

    /**
     * Adds the output as it is to be shown.
     *
     * @throws RenderException when the output has no such form
     */
    void render(Output output, ByteBuilder to);
}
