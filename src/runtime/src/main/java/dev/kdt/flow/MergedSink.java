package dev.kdt.flow;

import dev.kdt.pipeline.Output;

/** Gives outputs to a merge, which hands them on in the order of their arrival. */
final class MergedSink implements Sink {
    private final ArrivalMerge merge;
    private final Sink sink;

    /** @param sink that the merge hands outputs on to; closed with this */
    MergedSink(ArrivalMerge merge, Sink sink) {
        this.merge = merge;
        this.sink = sink;
    }

    @Override
    public void send(Output output, Ticket ticket) throws InterruptedException {
        merge.hold(output, ticket);
    }

    @Override
    public void flush() throws InterruptedException {
        merge.flush();
    }

    @Override
    public void drain(String lane) throws InterruptedException {
        merge.drain(lane);
    }

    @Override
    public void close() {
        sink.close();
    }
}
