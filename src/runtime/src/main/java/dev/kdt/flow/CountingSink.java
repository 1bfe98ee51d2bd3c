package dev.kdt.flow;

import dev.kdt.pipeline.Output;

/** Takes everything and keeps nothing: for runs that only count. */
public final class CountingSink implements Sink {
    @Override
    public boolean takesRuns() {
        return true;
    }

    @Override
    public void send(Output output, Ticket ticket) {
        ticket.delivered(output);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }
}
