/** {@code kdt replay}: objects of a delivery, or a capture, back into a stream. */
@NullMarked
package dev.kdt.cli.command.replay;

import org.jspecify.annotations.NullMarked;
