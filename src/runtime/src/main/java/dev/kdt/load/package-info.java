/**
 * The load of a stream, shard by shard and key by key, and what may be done about it. Counts what others read; knows no service. All of it is
 * bounded in memory, and takes its times from the records' arrivals, so that a stream that is read late, or faster than it was
 * written, shows the load that it had.
 */
@NullMarked
package dev.kdt.load;

import org.jspecify.annotations.NullMarked;
