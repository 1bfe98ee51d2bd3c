package dev.kdt.cli.shell;

/** A command line goes on in the next one: a quotation mark is open, or a backslash ends it. */
public final class IncompleteLineException extends Exception {
    private static final long serialVersionUID = 1L;

    IncompleteLineException(String what) {
        super(what);
    }
}
