/** Runs of bytes: the slice that is read and the buffer that is written. Knows nothing of what the bytes mean. */
@NullMarked
package dev.kdt.bytes;

import org.jspecify.annotations.NullMarked;
