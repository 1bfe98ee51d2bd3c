/** {@code kdt help}: commands and topics, explained. */
@NullMarked
package dev.kdt.cli.command.help;

import org.jspecify.annotations.NullMarked;
