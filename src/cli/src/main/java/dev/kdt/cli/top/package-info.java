/** The load of a stream as {@code kdt top} shows it: as a table, as JSON, and on the whole terminal while it changes. */
@NullMarked
package dev.kdt.cli.top;

import org.jspecify.annotations.NullMarked;
