package dev.kdt.local.fault;

import java.time.Duration;

/** What a fault does. */
public enum FaultKind {
    /** Refuses as a throttled service does. */
    THROTTLE("throttle"),
    /** Refuses single records of PutRecords and PutRecordBatch as a throttled service does. */
    PARTIAL("partial"),
    /** Lets single records of PutRecords fail with {@code InternalFailure}. */
    PARTIAL_ERROR("partial-error"),
    /** Answers 500 with {@code InternalFailure}. */
    ERROR("error"),
    /** Answers 503 with {@code ServiceUnavailable}. */
    UNAVAILABLE("unavailable"),
    /** Does the work and lets the caller wait for an answer until it gives up. */
    TIMEOUT("timeout", Duration.ofMinutes(5)),
    /** Does the work and cuts the connection instead of answering. */
    LOST("lost"),
    /** Cuts the connection before anything is done. */
    DROP("drop"),
    /** Answers late. */
    SLOW("slow", Duration.ofMillis(500)),
    /** Says that the iterator is too old. */
    EXPIRED("expired"),
    /** Splits the shard in the middle while it is read. */
    SEAL("seal"),
    /** Cuts a subscription after an event. */
    RESET("reset"),
    /** Lets a delivery fail. */
    DELIVERY("delivery");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // A Duration is a value.
    private final Duration delay;

    FaultKind(String word) {
        this(word, Duration.ZERO);
    }

    FaultKind(String word, Duration delay) {
        this.word = word;
        this.delay = delay;
    }

    /** Its name in a rule. */
    public String word() {
        return word;
    }

    /** How long it waits when the rule does not say; zero for those that do not wait. */
    Duration delay() {
        return delay;
    }
}
