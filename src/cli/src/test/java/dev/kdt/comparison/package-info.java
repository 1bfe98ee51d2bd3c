/** Load on an endpoint, for tests of its size and for benchmarks: requests made once, sent over plain sockets. */
@NullMarked
package dev.kdt.comparison;

import org.jspecify.annotations.NullMarked;
