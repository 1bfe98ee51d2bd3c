/** {@code kdt produce}: records into a stream. */
@NullMarked
package dev.kdt.cli.command.produce;

import org.jspecify.annotations.NullMarked;
