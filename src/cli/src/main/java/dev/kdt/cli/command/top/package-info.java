/** {@code kdt top}. */
@NullMarked
package dev.kdt.cli.command.top;

import org.jspecify.annotations.NullMarked;
