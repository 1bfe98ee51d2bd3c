package dev.kdt.cli.console;

/** The command line asks for something that cannot be: nothing was tried. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
