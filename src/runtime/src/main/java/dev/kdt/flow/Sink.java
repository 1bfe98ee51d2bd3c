package dev.kdt.flow;

import dev.kdt.pipeline.Output;

/**
 * Takes outputs. Shared by lanes, so safe for use by several threads. A sink settles each output exactly once, through its
 * ticket, and possibly later, on another thread.
 */
public interface Sink extends AutoCloseable {
    /**
     * Whether the sink takes runs of outputs as it takes one: as bytes, which are delivered or break off together. It never
     * answers that a run is undeliverable.
     */
    default boolean takesRuns() {
        return false;
    }

    /**
     * Takes one output, or a run of them if it {@link #takesRuns}. Blocks while too much is on its way already: that is the back-pressure of the whole program.
     *
     * @param output its bytes are good during this call only; a sink that keeps them copies them
     * @throws FlowException when the sink can take nothing more, for instance because its target is gone. This output is not
     *     settled then; those taken before are settled as delivered or undeliverable.
     */
    void send(Output output, Ticket ticket) throws InterruptedException;

    /** Starts to deliver what was taken and waits for no answer: called when no more is to be expected for a moment. */
    void flush() throws InterruptedException;

    /**
     * Starts to deliver what was taken, and counts as delivered what is: called when no more comes of a lane. Waits for no answer.
     *
     * @param lane the name of the lane
     */
    default void drain(String lane) throws InterruptedException {
        flush();
    }

    /** Whether {@link #flush} would have to wait, as far as can be told without waiting. */
    default boolean isBusy() {
        return false;
    }

    /**
     * Looks whether the sink can take more.
     *
     * @throws FlowException when it is known that it cannot
     */
    default void requireUsable() {}

    /** Frees what the sink holds. All outputs are settled before. */
    @Override
    default void close() {}
}
