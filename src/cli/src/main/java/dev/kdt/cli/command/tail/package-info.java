/** {@code kdt tail}: the records of a stream. */
@NullMarked
package dev.kdt.cli.command.tail;

import org.jspecify.annotations.NullMarked;
