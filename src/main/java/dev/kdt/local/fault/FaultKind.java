package dev.kdt.local.fault;

/** What a fault does. */
public enum FaultKind {
    /** Refuses as a throttled service does. */
    THROTTLE("throttle"),
    /** Refuses single records of PutRecords and PutRecordBatch. */
    PARTIAL("partial"),
    /** Answers 500 with {@code InternalFailure}. */
    ERROR("error"),
    /** Answers 503 with {@code ServiceUnavailable}. */
    UNAVAILABLE("unavailable"),
    /** Does the work and lets the caller wait for an answer until it gives up. */
    TIMEOUT("timeout"),
    /** Does the work and cuts the connection instead of answering. */
    LOST("lost"),
    /** Cuts the connection before anything is done. */
    DROP("drop"),
    /** Answers late. */
    SLOW("slow"),
    /** Says that the iterator is too old. */
    EXPIRED("expired"),
    /** Splits the shard in the middle just before it is read. */
    SEAL("seal"),
    /** Cuts a subscription after an event. */
    RESET("reset"),
    /** Lets a delivery fail. */
    DELIVERY("delivery");

    private final String word;

    FaultKind(String word) {
        this.word = word;
    }

    /** Its name in a rule. */
    public String word() {
        return word;
    }
}
