/** {@code kdt delivery}: delivery streams made, described, flushed and deleted. */
@NullMarked
package dev.kdt.cli.command.delivery;

import org.jspecify.annotations.NullMarked;
