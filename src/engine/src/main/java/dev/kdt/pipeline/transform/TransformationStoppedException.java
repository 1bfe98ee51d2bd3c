package dev.kdt.pipeline.transform;

import dev.kdt.codec.Failure;

/** A record failed, and the pipeline's {@code on-error} is {@code stop}: there are no answers, and the call is to be made again. */
public final class TransformationStoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final transient Failure failure;

    TransformationStoppedException(int index, Failure failure) {
        super("record " + (index + 1) + ": " + failure.inWords() + " (on-error is stop)");
        this.index = index;
        this.failure = failure;
    }

    /** The index of the record among those of the call. */
    public int index() {
        return index;
    }

    public Failure failure() {
        return failure;
    }
}
