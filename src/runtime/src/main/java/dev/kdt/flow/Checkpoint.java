package dev.kdt.flow;

import java.time.Instant;

/** The position up to which a lane is done, from which a restart continues. */
public sealed interface Checkpoint {
    /** Everything up to and including the record with this sequence number is settled. */
    record After(String sequence) implements Checkpoint {}

    /**
     * Everything before the record with this sequence number is settled, and of that record, an aggregate, the user records up to and
     * including this one.
     */
    record Within(String sequence, long subsequence) implements Checkpoint {}

    /** Nothing is settled yet; reading started with the lane's oldest record. */
    record Beginning() implements Checkpoint {}

    /** Nothing is settled yet; reading started with records that arrive from this time on. */
    record From(Instant time) implements Checkpoint {}

    /** The shard was read to its end and all of it is settled, or it is not to be read: its children may be read. */
    record End() implements Checkpoint {}
}
