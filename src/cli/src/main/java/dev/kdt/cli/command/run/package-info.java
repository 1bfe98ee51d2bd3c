/** {@code kdt run}: a pipeline on a stream. */
@NullMarked
package dev.kdt.cli.command.run;

import org.jspecify.annotations.NullMarked;
