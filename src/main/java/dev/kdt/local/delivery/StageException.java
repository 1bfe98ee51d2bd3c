package dev.kdt.local.delivery;

/** A record cannot be processed. */
final class StageException extends Exception {
    private final String code;
    private final String lambdaArn;

    StageException(String code, String message) {
        this(code, message, "");
    }

    StageException(String code, String message, String lambdaArn) {
        super(message, null, false, false);
        this.code = code;
        this.lambdaArn = lambdaArn;
    }

    /** The {@code errorCode} of the error output. */
    String code() {
        return code;
    }

    /** The transformer that failed, or empty. */
    String lambdaArn() {
        return lambdaArn;
    }
}
