/** The streams and deliveries of {@code kdt local}, once for every fault of their disk: {@link dev.kdt.enumerate.local.LocalFaultsTest}. */
@NullMarked
package dev.kdt.enumerate.local;

import org.jspecify.annotations.NullMarked;
