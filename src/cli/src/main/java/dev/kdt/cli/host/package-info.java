/** The parts of commands: runs on a console, their summaries, and the records they read. */
@NullMarked
package dev.kdt.cli.host;

import org.jspecify.annotations.NullMarked;
