/**
 * Event source mappings: the records of a stream, handed to a function in batches by Lambda's rules ("AWS Lambda Developer Guide, Using
 * Lambda to process records from Amazon Kinesis Data Streams").
 *
 * <p>{@link dev.kdt.local.mapping.Mapping} is one of them, {@code MappingWorker} the thread that reads its shards and decides,
 * {@code ShardPoller} one shard with its lanes, {@code BatchRules} what becomes of a batch after an invocation. Functions and
 * destinations are called on threads of their own. The checkpoint of a shard is written down before anything more of it is handed out,
 * and moves only past records that were acknowledged, filtered out, or discarded and parked.
 */
@NullMarked
package dev.kdt.local.mapping;

import org.jspecify.annotations.NullMarked;
