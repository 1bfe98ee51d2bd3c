package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Failure;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;

/** Shows outputs before it hands them on. One that cannot be shown is undeliverable. */
public final class RenderedSink implements Sink {
    private final Sink sink;
    private final Renderer renderer;
    private final ByteBuilder shown = new ByteBuilder();

    private RenderedSink(Sink sink, Renderer renderer) {
        this.sink = sink;
        this.renderer = renderer;
    }

    /** Puts a renderer before a sink; the sink itself when outputs are to be shown as they are. */
    public static Sink of(Sink sink, Renderer renderer) {
        return renderer.equals(Renderer.PLAIN) ? sink : new RenderedSink(sink, renderer);
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) throws InterruptedException {
        try {
            renderer.render(output, shown.clear());
        } catch (RenderException e) {
            ticket.undeliverable(output, Failure.encode(String.valueOf(e.getMessage())));
            return;
        }
        sink.send(output.withBytes(shown.view()), ticket);
    }

    @Override
    public void flush() throws InterruptedException {
        sink.flush();
    }

    @Override
    public void drain(String lane) throws InterruptedException {
        sink.drain(lane);
    }

    @Override
    public void close() {
        sink.close();
    }
}
