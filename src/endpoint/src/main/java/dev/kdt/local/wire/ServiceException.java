package dev.kdt.local.wire;

/** A refusal in the service's own words: becomes the answer's {@code __type} and {@code message}. */
public final class ServiceException extends RuntimeException {
    private final String type;
    private final int status;
    private final Origin origin;
    private final String limit;
    private final String shard;

    /** The origin of a refusal. */
    public enum Origin {
        /** The request itself, or the state of what it is about. */
        REQUEST,
        /** A simulated limit: see {@link #limit}. */
        LIMIT,
        /** A fault rule. */
        FAULT
    }

    private ServiceException(String type, int status, String message, Origin origin, String limit, String shard) {
        super(message, null, false, false);
        this.type = type;
        this.status = status;
        this.origin = origin;
        this.limit = limit;
        this.shard = shard;
    }

    /** The caller's mistake or misfortune: HTTP 400. */
    public static ServiceException refused(String type, String message) {
        return failed(type, 400, message);
    }

    /** The service's own failure: HTTP 500 or more. */
    public static ServiceException failed(String type, int status, String message) {
        return new ServiceException(type, status, message, Origin.REQUEST, "", "");
    }

    /**
     * Too much, or too often: HTTP 400.
     *
     * @param limit what was exceeded, such as {@code 5 reads a second from a shard}
     */
    public static ServiceException throttled(String type, String message, String limit) {
        return new ServiceException(type, 400, message, Origin.LIMIT, limit, "");
    }

    /** The same refusal, of a request that concerns the shard of this id. */
    public ServiceException ofShard(String id) {
        return new ServiceException(type, status, text(), origin, limit, id);
    }

    /** The same refusal, by a fault rule. */
    public ServiceException onDemand() {
        return new ServiceException(type, status, text(), Origin.FAULT, "", "");
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

    public Origin origin() {
        return origin;
    }

    /** The exceeded limit; empty unless the origin is {@link Origin#LIMIT}. */
    public String limit() {
        return limit;
    }

    /** The id of the shard whose limit was exceeded; empty when the request says it, or no shard was concerned. */
    public String shard() {
        return shard;
    }

    /** The words of the answer; never null. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
