/** {@code kdt lambda}: a function run on an event. */
@NullMarked
package dev.kdt.cli.command.lambda;

import org.jspecify.annotations.NullMarked;
