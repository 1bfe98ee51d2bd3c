/** The commands, one file each. A command reads: options, build, run, exit code. */
@NullMarked
package dev.kdt.cli.command;

import org.jspecify.annotations.NullMarked;
