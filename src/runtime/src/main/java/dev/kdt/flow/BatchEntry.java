package dev.kdt.flow;

import dev.kdt.codec.Arrival;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import org.jspecify.annotations.Nullable;

/** An output on its way to a service. It is settled once. Used by one thread at a time. */
final class BatchEntry {
    private final Output output;
    private final Ticket ticket;
    private Arrival arrival = Arrival.NONE;
    private @Nullable String lastMessage;
    private boolean settled;

    BatchEntry(Output output, Ticket ticket) {
        this.output = output;
        this.ticket = ticket;
    }

    Output output() {
        return output;
    }

    boolean isSettled() {
        return settled;
    }

    /** An attempt failed without settling it. */
    BatchEntry failed(String message) {
        lastMessage = message;
        return this;
    }

    /** The message of the last attempt. */
    String lastMessage() {
        return String.valueOf(lastMessage);
    }

    /** A request that held it may have arrived; false when that was known. */
    boolean doubt() {
        boolean isNew = arrival == Arrival.NONE;
        arrival = Arrival.UNKNOWN;
        return isNew;
    }

    void delivered() {
        settled = true;
        ticket.delivered(output);
    }

    /** It will not be sent again, for what was said of the last attempt, or for {@code otherwise} if there was none. */
    void giveUp(String otherwise, int attempts) {
        unavailable(lastMessage == null ? otherwise : lastMessage, attempts);
    }

    /** The target takes nothing more, or not in time. */
    void unavailable(String message, int attempts) {
        settled = true;
        ticket.unavailable(output, Failure.deliver(message, attempts, arrival));
    }

    /** The target refused this entry itself. */
    void undeliverable(String message, int attempts) {
        settled = true;
        ticket.undeliverable(output, Failure.deliver(message, attempts, arrival));
    }
}
