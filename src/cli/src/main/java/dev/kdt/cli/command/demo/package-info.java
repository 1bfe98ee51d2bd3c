/** {@code kdt demo}: the whole way of records on a laptop. */
@NullMarked
package dev.kdt.cli.command.demo;

import org.jspecify.annotations.NullMarked;
