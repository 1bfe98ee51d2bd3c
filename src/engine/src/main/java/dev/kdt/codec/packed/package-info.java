/** Streams that decompress: gzip, zlib, Zstandard, ZIP and Snappy, each with its parts told apart and its end checked. */
@NullMarked
package dev.kdt.codec.packed;

import org.jspecify.annotations.NullMarked;
