package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;

/** Shows outputs before it hands them on. */
public final class RenderedSink implements Sink {
    private final Sink sink;
    private final Renderer renderer;
    private final ByteBuilder shown = new ByteBuilder();

    public RenderedSink(Sink sink, Renderer renderer) {
        this.sink = sink;
        this.renderer = renderer;
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) throws InterruptedException {
        renderer.render(output, shown.clear());
        sink.send(new Output(shown.view(), output.source()), ticket);
    }

    @Override
    public void flush() throws InterruptedException {
        sink.flush();
    }

    @Override
    public void close() {
        sink.close();
    }
}
