/** The SDK side: clients, shard reader, stream source, stream sink, Firehose sink. */
@NullMarked
package dev.kdt.aws;

import org.jspecify.annotations.NullMarked;
