/** {@code kdt stream}: streams made, described, changed and deleted. */
@NullMarked
package dev.kdt.cli.command.stream;

import org.jspecify.annotations.NullMarked;
