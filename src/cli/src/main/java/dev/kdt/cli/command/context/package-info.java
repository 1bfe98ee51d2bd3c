/** {@code kdt context}: the named contexts of the configuration files. */
@NullMarked
package dev.kdt.cli.command.context;

import org.jspecify.annotations.NullMarked;
