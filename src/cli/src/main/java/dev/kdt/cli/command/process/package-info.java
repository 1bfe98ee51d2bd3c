/** {@code kdt process}: a pipeline or an expression on files. */
@NullMarked
package dev.kdt.cli.command.process;

import org.jspecify.annotations.NullMarked;
