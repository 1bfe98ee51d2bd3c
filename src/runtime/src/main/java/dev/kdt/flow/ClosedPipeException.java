package dev.kdt.flow;

import java.io.IOException;

/** The reader of our output went away ({@code kdt tail … | head}): the end of the work, and no error. */
public final class ClosedPipeException extends FlowException {
    private static final long serialVersionUID = 1L;

    public ClosedPipeException(IOException cause) {
        super("the output was closed", cause);
    }
}
