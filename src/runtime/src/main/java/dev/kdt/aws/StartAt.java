package dev.kdt.aws;

import java.time.Instant;

/** The position at which the reading of a stream, or of one of its shards, starts ({@code --since}, or a checkpoint). */
public sealed interface StartAt {
    /** After the newest record. */
    record Latest() implements StartAt {}

    /** With the oldest record that is still kept. */
    record TrimHorizon() implements StartAt {}

    /** With the first record that arrived at this time or later. */
    record At(Instant time) implements StartAt {}

    /** With the record that has this sequence number, in its shard; in all others with what arrived since. */
    record Sequence(String number) implements StartAt {}

    /** After the record that has this sequence number: where a checkpoint continues. */
    record After(String sequence) implements StartAt {}
}
