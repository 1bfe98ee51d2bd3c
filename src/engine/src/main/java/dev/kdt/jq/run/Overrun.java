package dev.kdt.jq.run;

import dev.kdt.jq.JqException;

/** Carries the end of a run through code that knows no errors of programs. */
final class Overrun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JqException error;

    Overrun(JqException error) {
        super(error.getMessage(), error, false, false);
        this.error = error;
    }

    /** The error that ended the run. */
    JqException error() {
        return error;
    }
}
