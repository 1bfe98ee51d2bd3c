package dev.kdt.endpoint.option;

import java.io.IOException;

/** A call of a function that transforms records failed, for a reason that the service has a code for. */
public final class TransformException extends IOException {
    private final TransformFailure failure;

    public TransformException(TransformFailure failure, String detail) {
        super(detail, null);
        this.failure = failure;
    }

    public TransformFailure failure() {
        return failure;
    }
}
