package dev.kdt.local.wire;

/** A refusal in the service's own words: becomes the answer's {@code __type} and {@code message}. */
public final class ServiceException extends RuntimeException {
    private final String type;
    private final int status;

    private ServiceException(String type, int status, String message) {
        super(message, null, false, false);
        this.type = type;
        this.status = status;
    }

    /** The caller's mistake or misfortune: HTTP 400. */
    public static ServiceException refused(String type, String message) {
        return new ServiceException(type, 400, message);
    }

    /** The service's own failure: HTTP 500 or more. */
    public static ServiceException failed(String type, int status, String message) {
        return new ServiceException(type, status, message);
    }

    public static ServiceException invalidArgument(String message) {
        return refused("InvalidArgumentException", message);
    }

    public static ServiceException notFound(String message) {
        return refused("ResourceNotFoundException", message);
    }

    public static ServiceException inUse(String message) {
        return refused("ResourceInUseException", message);
    }

    public static ServiceException limitExceeded(String message) {
        return refused("LimitExceededException", message);
    }

    public static ServiceException validation(String message) {
        return refused("ValidationException", message);
    }

    /** The exception's name on the wire, such as {@code ResourceNotFoundException}. */
    public String type() {
        return type;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The words of the answer; never null. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
