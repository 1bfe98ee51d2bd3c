package dev.kdt.cli.command;

import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;

/** Takes everything and keeps nothing: for runs that only count. */
final class CountingSink implements Sink {
    @Override
    public void send(Output output, Ticket ticket) {
        ticket.delivered(output);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }
}
