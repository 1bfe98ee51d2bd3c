package dev.kdt.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of the stream that something was made of.
 *
 * @param shard its id
 * @param sequence its sequence number
 * @param subsequence its number in an aggregate; -1 for a record that is in none
 * @param output which of the record's results it is, from 0; -1 for the record itself
 * @param arrival when the service took it
 */
public record Origin(
        String shard,
        String sequence,
        int subsequence,
        int output,
        @Nullable Instant arrival) {}
