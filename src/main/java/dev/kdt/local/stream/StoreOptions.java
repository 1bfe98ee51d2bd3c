package dev.kdt.local.stream;

import dev.kdt.local.log.SegmentedLog;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How streams are kept.
 *
 * @param durability what an acknowledged record survives
 * @param transition how long a stream stays in a state like {@code CREATING}
 * @param limits whether shards have the service's limits
 * @param report is told about damage found
 */
public record StoreOptions(
        SegmentedLog.Durability durability, Duration transition, Throttling limits, Consumer<String> report) {}
