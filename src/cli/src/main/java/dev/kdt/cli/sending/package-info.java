/** What {@code kdt produce} and {@code kdt replay} share: keys, how far an earlier run came, and the summary of what was sent. */
@NullMarked
package dev.kdt.cli.sending;

import org.jspecify.annotations.NullMarked;
