package dev.kdt.flow;

import dev.kdt.bytes.Slice;

/** A sink to which outputs are but one run of bytes, and which has them when the call returns. */
interface ByteSink extends Sink {
    /**
     * Writes the bytes of any number of outputs, after all that was sent before.
     *
     * @param outputs their bytes, one after the other; good during this call only
     * @throws FlowException when they could not be written, or not all of them: none of them is settled then
     */
    void write(Slice outputs);
}
