/** A command's access to the outside world: streams, environment, clock, terminal, and messages to people. */
@NullMarked
package dev.kdt.cli.console;

import org.jspecify.annotations.NullMarked;
