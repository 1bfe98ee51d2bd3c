package dev.kdt.flow;

import dev.kdt.pipeline.Output;

/** Passes on the first outputs and asks for a stop when there were as many as asked for ({@code -n}); the rest is given up. */
public final class LimitSink implements Sink {
    private final Sink sink;
    private final Stop stop;
    private long left;

    /**
     * Puts a limit on a sink.
     *
     * @param count how many outputs are passed on; at least 1
     */
    public LimitSink(Sink sink, long count, Stop stop) {
        this.sink = sink;
        this.stop = stop;
        this.left = count;
    }

    @Override
    public void send(Output output, Ticket ticket) throws InterruptedException {
        if (!taken()) {
            stop.request(
                    Stop.Reason.COUNT); // The last one may still be on its way, but what follows this is late, too.
            ticket.givenUp(output);
            return;
        }
        sink.send(output, ticket);
        if (isFull()) {
            stop.request(Stop.Reason.COUNT);
        }
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

    /** Whether as many outputs were passed on as asked for. */
    public synchronized boolean isFull() {
        return left == 0;
    }

    private synchronized boolean taken() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
