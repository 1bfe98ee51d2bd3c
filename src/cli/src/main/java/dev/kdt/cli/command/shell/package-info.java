/** {@code kdt shell}. */
@NullMarked
package dev.kdt.cli.command.shell;

import org.jspecify.annotations.NullMarked;
