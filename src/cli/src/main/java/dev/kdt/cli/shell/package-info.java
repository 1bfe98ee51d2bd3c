/** {@code kdt shell}: command lines as a shell reads them, its prompt, its completion, and commands that end without it. */
@NullMarked
package dev.kdt.cli.shell;

import org.jspecify.annotations.NullMarked;
