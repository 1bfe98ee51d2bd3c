/** The entrance: assembles the command line, runs it, and turns what went wrong into a message and an exit code. */
@NullMarked
package dev.kdt.cli;

import org.jspecify.annotations.NullMarked;
