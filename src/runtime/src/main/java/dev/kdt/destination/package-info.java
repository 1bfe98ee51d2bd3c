/** Where outputs go, as commands and functions name it: a stream, a delivery stream, a file, or standard output. */
@NullMarked
package dev.kdt.destination;

import org.jspecify.annotations.NullMarked;
