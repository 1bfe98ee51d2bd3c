package dev.kdt.codec;

import dev.kdt.record.KinesisRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record and, where it failed, why: what stands on a line of {@code -o envelope} and of a parking file.
 *
 * @param record the record; its payload is exactly the one that was written
 * @param failure null for a record that did not fail
 */
public record Envelope(KinesisRecord record, @Nullable Failure failure) {}
