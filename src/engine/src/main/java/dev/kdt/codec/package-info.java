/** Payload bytes to values and back: aggregates, compression, JSON, text; and the sniffing that tells them apart. */
@NullMarked
package dev.kdt.codec;

import org.jspecify.annotations.NullMarked;
