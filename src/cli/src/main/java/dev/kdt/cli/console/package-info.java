/** What a command has of the outside world: streams, environment, clock, terminal; and how it talks to people. */
@NullMarked
package dev.kdt.cli.console;

import org.jspecify.annotations.NullMarked;
