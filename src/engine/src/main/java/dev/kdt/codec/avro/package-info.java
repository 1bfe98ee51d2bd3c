/** Avro through its library: files, single objects, and data after the headers of registries, as values and back. */
@NullMarked
package dev.kdt.codec.avro;

import org.jspecify.annotations.NullMarked;
