/**
 * {@code kdt run}, once for every fault that it can meet: {@link dev.kdt.enumerate.run.RunFaultsTest}. Everything is that of the
 * command, but for the services, the disk and the time.
 */
@NullMarked
package dev.kdt.enumerate.run;

import org.jspecify.annotations.NullMarked;
