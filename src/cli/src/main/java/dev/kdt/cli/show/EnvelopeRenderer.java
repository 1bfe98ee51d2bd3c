package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.pipeline.Output;

/** An envelope a line, around what the pipeline made, or around the record's own bytes. */
public final class EnvelopeRenderer implements Renderer {
    /** The data in the envelope. */
    public enum Holding {
        /** The payload as it came, still compressed if it was: nothing is lost. */
        PAYLOAD,
        /** The pipeline's result. */
        OUTPUT
    }

    private final EnvelopeWriter writer = new EnvelopeWriter();
    private final Holding holding;

    public EnvelopeRenderer(Holding holding) {
        this.holding = holding;
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        switch (holding) {
            case PAYLOAD -> writer.write(output.source(), null, to);
            case OUTPUT -> writer.write(output.source().withData(output.bytes()), null, to);
        }
    }
}
