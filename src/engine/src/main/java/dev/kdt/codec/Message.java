package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;

/**
 * A decoded record. Payload and value are good during the call that hands the message over.
 *
 * @param record the user record, its data as it was before any layer was taken off
 * @param payload the innermost bytes, those that the value was made of
 * @param value what they say
 * @param chain the layers that were found
 */
public record Message(KinesisRecord record, Slice payload, Value value, Chain chain) {}
