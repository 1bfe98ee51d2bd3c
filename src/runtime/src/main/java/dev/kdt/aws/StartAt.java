package dev.kdt.aws;

import dev.kdt.record.SequenceText;
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

    /** With the newest records of each shard that is open: so many of those that have arrived when reading ends. */
    record Newest(int count) implements StartAt {}

    /** Whether a record with this sequence number may be read from here, in the shard that it starts in. */
    default boolean isBefore(String found) {
        return switch (this) {
            case After(String sequence) -> SequenceText.compare(found, sequence) > 0;
            case Sequence(String number) -> SequenceText.compare(found, number) >= 0;
            case Latest _, TrimHorizon _, At _, Newest _ -> true;
        };
    }
}
