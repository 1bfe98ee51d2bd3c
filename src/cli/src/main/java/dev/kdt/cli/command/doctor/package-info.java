/** {@code kdt doctor}: what kdt needs, and whether it is there. */
@NullMarked
package dev.kdt.cli.command.doctor;

import org.jspecify.annotations.NullMarked;
