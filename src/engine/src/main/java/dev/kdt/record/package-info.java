/** Terms that Kinesis itself defines: the wire record, the batch, positions, hash-key ranges, the service's limits. */
@NullMarked
package dev.kdt.record;

import org.jspecify.annotations.NullMarked;
