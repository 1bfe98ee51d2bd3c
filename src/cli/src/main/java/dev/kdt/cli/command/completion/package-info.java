/** {@code kdt completion}. */
@NullMarked
package dev.kdt.cli.command.completion;

import org.jspecify.annotations.NullMarked;
