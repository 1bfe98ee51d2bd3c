package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;

/**
 * One encoded result, or a run of results that follow one another.
 *
 * @param bytes what is delivered, the encoding's newline included; the bytes stay as they are until the {@link Results} that
 *     they came from is cleared
 * @param source the user record that it was made of; of a run, the first one
 * @param count how many results it is
 */
public record Output(Slice bytes, KinesisRecord source, int count) {
    /** One result. */
    public Output(Slice bytes, KinesisRecord source) {
        this(bytes, source, 1);
    }
}
