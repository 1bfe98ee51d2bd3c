/** Completion of the command line in shells: the model of what may be typed, and the scripts made of it. */
@NullMarked
package dev.kdt.cli.completion;

import org.jspecify.annotations.NullMarked;
