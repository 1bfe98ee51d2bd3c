package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Chain;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.record.KinesisRecord;

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
    private final RecordStyle style;
    private final Holding holding;

    public EnvelopeRenderer(RecordStyle style, Holding holding) {
        this.style = style;
        this.holding = holding;
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        KinesisRecord enclosed = switch (holding) {
            case PAYLOAD -> output.source();
            case OUTPUT -> output.source().withData(output.bytes());
        };
        RouteTarget route = output.route();
        writer.write(
                enclosed, style.withChain() ? output.chain() : Chain.AUTO, route == null ? null : route.target(), to);
    }
}
