/** {@code kdt verify}: whether what is in a stream was delivered. */
@NullMarked
package dev.kdt.cli.command.verify;

import org.jspecify.annotations.NullMarked;
