/** The contract of what reads and writes payloads in binary formats, and the rules that the formats share. */
@NullMarked
package dev.kdt.codec.format;

import org.jspecify.annotations.NullMarked;
