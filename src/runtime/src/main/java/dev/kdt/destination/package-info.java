/** Targets of outputs, as commands and functions name them: a stream, a delivery stream, a file, or standard output. */
@NullMarked
package dev.kdt.destination;

import org.jspecify.annotations.NullMarked;
