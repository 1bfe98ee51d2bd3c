/** A JSON value as bytes: the validating scanner and its tape, the lazily read value, the writer. */
@NullMarked
package dev.kdt.json;

import org.jspecify.annotations.NullMarked;
