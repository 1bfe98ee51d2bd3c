package dev.kdt.load;

import dev.kdt.record.Limits;

/** The two quantities that the service limits for each shard. */
public enum Measure {
    /** Records as they are put: an aggregate is one. */
    RECORDS(Limits.SHARD_RECORDS_IN),

    /** Payloads and partition keys. "Kinesis Data Streams, Quotas and limits". */
    BYTES(Limits.SHARD_BYTES_IN);

    private final double limit;

    Measure(double limit) {
        this.limit = limit;
    }

    /** The most that a shard takes in a second. */
    public double limit() {
        return limit;
    }

    /** This quantity of a load. */
    public double of(Load load) {
        return switch (this) {
            case RECORDS -> load.records();
            case BYTES -> load.bytes();
        };
    }
}
