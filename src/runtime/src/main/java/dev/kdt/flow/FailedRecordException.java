package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.record.Position;

/** A record failed, and failures stop the work. */
public final class FailedRecordException extends FlowException {
    private static final long serialVersionUID = 1L;

    public FailedRecordException(Position position, Failure failure) {
        super("stopped at the first failure: " + failure.inWords(position));
    }
}
