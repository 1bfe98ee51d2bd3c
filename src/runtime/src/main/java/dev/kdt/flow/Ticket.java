package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;

/** The callback through which a sink settles an output. Exactly one of the methods is called, once for each output. */
public interface Ticket {
    /** The target has it. */
    void delivered(Output output);

    /** It cannot be delivered, and will not be tried again: it is parked, alone, without its delivered siblings. */
    void undeliverable(Output output, Failure failure);

    /**
     * Nothing is wrong with it, but the target did not take it in all attempts, or there was no time for more. It may be taken
     * another time.
     */
    default void unavailable(Output output, Failure failure) {
        undeliverable(output, failure);
    }

    /**
     * The sink itself broke and cannot say whether the target has it: it stays unsettled, so that nothing after it is
     * acknowledged. The sink throws {@link FlowException} from then on.
     */
    void givenUp(Output output);
}
