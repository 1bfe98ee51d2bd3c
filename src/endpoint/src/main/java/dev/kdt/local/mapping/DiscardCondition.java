package dev.kdt.local.mapping;

/** The reason for which records were discarded, by its name in the record that a destination gets. */
enum DiscardCondition {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded"),
    /** The event with this record alone would be larger than an event may be. */
    PAYLOAD_SIZE_EXCEEDED("InvocationPayloadSizeExceeded");

    private final String wireName;

    DiscardCondition(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
