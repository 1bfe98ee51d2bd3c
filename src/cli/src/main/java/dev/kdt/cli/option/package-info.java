/** Options shared by commands, and the words that they take: times, durations, sizes, rates. */
@NullMarked
package dev.kdt.cli.option;

import org.jspecify.annotations.NullMarked;
