package dev.kdt.aws;

import dev.kdt.flow.FlowException;

/** A service refused a call, or could not be reached. The message says which, where, and what to do next. */
public final class AwsException extends FlowException {
    private static final long serialVersionUID = 1L;

    AwsException(String message, Throwable cause) {
        super(message, cause);
    }

    AwsException(String message) {
        super(message);
    }
}
