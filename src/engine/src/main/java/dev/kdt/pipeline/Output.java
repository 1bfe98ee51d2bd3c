package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;

/**
 * One encoded result.
 *
 * @param bytes what is delivered, the encoding's newline included; the bytes stay as they are until the {@link Results} that
 *     they came from is cleared
 * @param source the user record that it was made of
 */
public record Output(Slice bytes, KinesisRecord source) {}
