/**
 * Sending to the shards of a stream: records wait in a lane for each shard, several requests are on their way at the same time, and a
 * shard that is throttled holds up no other. {@link dev.kdt.flow.shard.ShardSink} puts the parts together, {@link
 * dev.kdt.flow.shard.KeyOrder} keeps the order of each key.
 */
@NullMarked
package dev.kdt.flow.shard;

import org.jspecify.annotations.NullMarked;
