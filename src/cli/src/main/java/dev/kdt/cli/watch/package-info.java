/** A run, seen from outside while it goes on: its metrics, its health, and lines of a log. */
@NullMarked
package dev.kdt.cli.watch;

import org.jspecify.annotations.NullMarked;
