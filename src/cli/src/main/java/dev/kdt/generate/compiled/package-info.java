/** Templates as they run: compiled once, then records are planned by one thread and written by any number of them. */
@NullMarked
package dev.kdt.generate.compiled;

import org.jspecify.annotations.NullMarked;
