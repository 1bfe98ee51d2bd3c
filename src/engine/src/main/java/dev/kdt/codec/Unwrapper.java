package dev.kdt.codec;

import dev.kdt.codec.format.CodecException;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/** Takes records out of the pieces that input is cut into: envelopes, rows of cells, events. For one thread. */
@FunctionalInterface
public interface Unwrapper {
    /**
     * The records that {@code piece} holds, in order, with the keys and places that they had.
     *
     * @throws CodecException when it is not of the form that it should be
     */
    List<KinesisRecord> unwrap(KinesisRecord piece) throws CodecException;
}
