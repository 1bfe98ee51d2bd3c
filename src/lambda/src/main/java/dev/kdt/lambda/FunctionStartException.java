package dev.kdt.lambda;

/** The function cannot start with its settings. The message says which one is wrong, and what to do. */
public final class FunctionStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionStartException(String message) {
        super(message);
    }

    FunctionStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
