/** {@code kdt redrive}: sends again what failed, and nothing twice. */
@NullMarked
package dev.kdt.cli.command.redrive;

import org.jspecify.annotations.NullMarked;
