package dev.kdt.endpoint.fault;

import java.time.Duration;

/** The kinds of faults, each with its effect. */
public enum FaultKind {
    THROTTLE("throttle", "answer as a throttled service does"),
    REFUSE("refuse", "answer with the error that code= names, such as code=KMSThrottlingException"),
    PARTIAL("partial", "refuse single records of PutRecords and PutRecordBatch"),
    PARTIAL_ERROR("partial-error", "let single records of PutRecords fail with InternalFailure"),
    ERROR("error", "answer 500, InternalFailure"),
    UNAVAILABLE("unavailable", "answer 503, ServiceUnavailable"),
    TIMEOUT("timeout", "do the work, and do not answer until the caller gives up", Duration.ofMinutes(5)),
    LOST("lost", "do the work, and close the connection instead of answering"),
    DROP("drop", "close the connection before anything is done"),
    SLOW("slow", "answer late", Duration.ofMillis(500)),
    EXPIRED("expired", "answer ExpiredIteratorException"),
    SEAL("seal", "split the shard while it is read"),
    RESET("reset", "cut the connection of a subscription after an event"),
    TORN("torn", "cut the connection of a subscription in the middle of an event"),
    END("end", "end a subscription after an event, as after its five minutes"),
    EVENT_ERROR("event-error", "end a subscription after an event with InternalFailureException"),
    SILENCE("silence", "send nothing more in a subscription, and leave it open"),
    DELIVERY("delivery", "let a delivery fail");

    private final String word;
    private final String does;

    @SuppressWarnings("ImmutableEnumChecker") // A Duration is a value.
    private final Duration delay;

    FaultKind(String word, String does) {
        this(word, does, Duration.ZERO);
    }

    FaultKind(String word, String does, Duration delay) {
        this.word = word;
        this.does = does;
        this.delay = delay;
    }

    /** Its name in a rule. */
    public String word() {
        return word;
    }

    /** Its effect, for help. */
    public String does() {
        return does;
    }

    /** Its delay when the rule sets none; zero for those that do not wait. */
    Duration delay() {
        return delay;
    }
}
