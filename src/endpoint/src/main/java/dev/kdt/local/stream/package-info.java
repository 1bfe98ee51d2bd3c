/** Streams, their shards and what is kept about them. */
@NullMarked
package dev.kdt.local.stream;

import org.jspecify.annotations.NullMarked;
