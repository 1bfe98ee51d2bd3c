/** The commands, their options, printing, progress, exit codes. picocli and JLine are imported here only. */
@NullMarked
package dev.kdt.cli;

import org.jspecify.annotations.NullMarked;
