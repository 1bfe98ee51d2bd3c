/** Captures of streams: files of envelopes, and indexes that find times and keys in them. */
@NullMarked
package dev.kdt.flow.capture;

import org.jspecify.annotations.NullMarked;
