package dev.kdt.aws;

/** Region, credentials or endpoint are missing or wrong: nothing was tried. */
public final class AwsConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AwsConfigException(String message, Throwable cause) {
        super(message, cause);
    }

    AwsConfigException(String message) {
        super(message);
    }
}
