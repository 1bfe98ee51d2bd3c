package dev.kdt.flow;

import java.io.InterruptedIOException;

/** A stop ended a write that nobody read. What was not taken is not delivered. */
public final class WriteLeftException extends FlowException {
    private static final long serialVersionUID = 1L;

    WriteLeftException(String message, InterruptedIOException cause) {
        super(message, cause);
    }
}
