/** {@code kdt lambda}: a function, packed, and run on an event. */
@NullMarked
package dev.kdt.cli.command.lambda;

import org.jspecify.annotations.NullMarked;
