/**
 * Payload bytes to values and back: aggregates, compression, JSON, text, binary formats; and the sniffing that tells them apart.
 *
 * <p>{@link dev.kdt.codec.packed} decompresses. {@link dev.kdt.codec.binary} reads what needs no schema, {@link dev.kdt.codec.avro} and
 * {@link dev.kdt.codec.protobuf} what does, by the contracts in {@link dev.kdt.codec.format} and {@link dev.kdt.codec.schema}.
 */
@NullMarked
package dev.kdt.codec;

import org.jspecify.annotations.NullMarked;
