package dev.kdt.endpoint.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that happened at an endpoint. Streams and delivery streams are named as requests name them. */
public sealed interface EndpointEvent {
    /** A stream was created with so many shards. */
    record StreamCreated(String stream, int shards) implements EndpointEvent {}

    /** A stream has another number of open shards than before, or other ones. */
    record StreamResharded(String stream, int before, int after) implements EndpointEvent {}

    /** The deletion of a stream began. */
    record StreamDeleted(String stream) implements EndpointEvent {}

    /**
     * A delivery stream was created.
     *
     * @param source the stream that it delivers; null when it is put to directly
     * @param destination such as {@code s3://bucket/prefix}
     */
    record DeliveryCreated(String delivery, @Nullable String source, String destination) implements EndpointEvent {}

    /** A delivery stream was deleted; what it had buffered is gone. */
    record DeliveryDeleted(String delivery) implements EndpointEvent {}

    /**
     * An object is at its destination.
     *
     * @param url such as {@code s3://bucket/key}
     * @param bytes the object's size
     * @param records how many it holds, or parts of records
     */
    record ObjectDelivered(String delivery, String url, long bytes, long records, Content content)
            implements EndpointEvent {
        /** The content of an object. */
        public enum Content {
            /** The delivered records. */
            DELIVERED,
            /** Records that could not be worked with. */
            ERRORS,
            /** The source's records as they came. */
            BACKUP
        }
    }

    /** The records of a stream are handed to a function from now on. */
    record MappingCreated(String function, String stream) implements EndpointEvent {}

    /** The records of a stream are handed to a function no longer. */
    record MappingDeleted(String function, String stream) implements EndpointEvent {}

    /**
     * A function did not process a batch of records, some or all of which it gets again.
     *
     * @param batch its stream and shard
     */
    record BatchFailed(String function, Occasion batch, int records, String reason) implements EndpointEvent {}

    /**
     * Records were given up.
     *
     * @param batch their stream and shard
     * @param condition such as {@code RetryAttemptsExhausted}
     * @param destination where the record of it is, such as {@code s3://bucket/key} or a file; empty when there is no destination
     */
    record RecordsDiscarded(String function, Occasion batch, int records, String condition, String destination)
            implements EndpointEvent {}

    /**
     * A fault rule struck.
     *
     * @param rule as it was given
     */
    record FaultStruck(String rule, Occasion occasion) implements EndpointEvent {}

    /**
     * Limits were exceeded.
     *
     * @param limit the one that was, such as {@code 1,000 records a second into a shard}
     * @param entries how many entries of the request were refused; 0 for the whole request
     */
    record Throttled(Occasion occasion, String limit, int entries) implements EndpointEvent {
        public Throttled withEntries(int value) {
            return new Throttled(occasion, limit, value);
        }
    }

    /** A request was refused, for another reason than limits and faults. */
    record Refused(Occasion occasion, String error, String message) implements EndpointEvent {}

    /**
     * A request was answered.
     *
     * @param status the answer's HTTP status; 0 when the connection was cut instead
     */
    record Answered(Occasion occasion, int status, Duration took) implements EndpointEvent {}

    /** A Lambda function was created, or replaced from the start. */
    record FunctionCreated(String function, String runtime) implements EndpointEvent {}

    /** A Lambda function was deleted. */
    record FunctionDeleted(String function) implements EndpointEvent {}

    /** A line in the log of a Lambda function, of its own or about its calls. */
    record FunctionLogged(String function, String line) implements EndpointEvent {}

    /**
     * A call of a Lambda function failed.
     *
     * @param requestId the call's id in the function's log
     * @param error its type and message, in one line
     */
    record InvocationFailed(String function, String requestId, String error) implements EndpointEvent {}

    /** Something is broken, or does not work at present, and no caller hears of it. */
    record Damage(String text) implements EndpointEvent {}
}
