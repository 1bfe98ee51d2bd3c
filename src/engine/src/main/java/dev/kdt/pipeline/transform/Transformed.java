package dev.kdt.pipeline.transform;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import java.util.Map;

/** A transformation's answer for one record: Amazon Data Firehose Developer Guide, "Transform source data". */
public sealed interface Transformed {
    /**
     * It came through.
     *
     * @param data its outputs, one behind the other
     * @param keys for dynamic partitioning; empty when the pipeline names none
     */
    record Ok(Slice data, Map<String, String> keys) implements Transformed {}

    /** A step dropped it, or it gave nothing. */
    record Dropped() implements Transformed {}

    /** It could not be processed, and is answered so. */
    record Failed(Failure failure) implements Transformed {}

    /** It could not be processed, and is dropped, as the pipeline's {@code on-error} says. */
    record FailedAndDropped(Failure failure) implements Transformed {}
}
