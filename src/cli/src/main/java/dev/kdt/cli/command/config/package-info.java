/** {@code kdt config}: the configuration files. */
@NullMarked
package dev.kdt.cli.command.config;

import org.jspecify.annotations.NullMarked;
