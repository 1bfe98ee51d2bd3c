/** A disk in memory, with what is written and what is forced told apart. Start at {@link dev.kdt.enumerate.disk.VirtualDisk}. */
@NullMarked
package dev.kdt.enumerate.disk;

import org.jspecify.annotations.NullMarked;
