/** {@code kdt push}: records into a delivery stream. */
@NullMarked
package dev.kdt.cli.command.push;

import org.jspecify.annotations.NullMarked;
