/** {@code kdt local}: the embedded endpoint. */
@NullMarked
package dev.kdt.cli.command.local;

import org.jspecify.annotations.NullMarked;
