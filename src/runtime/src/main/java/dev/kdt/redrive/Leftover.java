package dev.kdt.redrive;

import dev.kdt.codec.Failure;
import dev.kdt.record.KinesisRecord;
import org.jspecify.annotations.Nullable;

/** What is left of a record, of a batch, or of an object, after a failure. */
public sealed interface Leftover {
    LeftoverPlace place();

    /**
     * A record that is there itself.
     *
     * @param failure why it was parked; null where that is not told
     */
    record Whole(
            LeftoverKind kind,
            KinesisRecord record,
            @Nullable Failure failure,
            LeftoverPlace place) implements Leftover {
        /** Whether a pipeline gave it already: it goes to its target as it is. */
        boolean isResult() {
            return kind == LeftoverKind.PARKED_RESULT;
        }

        /** The target of its own; null for none. */
        @Nullable
        String target() {
            return failure == null ? null : failure.to();
        }
    }

    /** Records that are still in their stream, if they have not expired. */
    record Range(SequenceRange range, LeftoverPlace place) implements Leftover {}

    /**
     * An object that was not loaded.
     *
     * @param url such as {@code s3://bucket/key}
     */
    record Unloaded(String url, LeftoverPlace place) implements Leftover {}
}
