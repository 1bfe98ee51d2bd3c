package dev.kdt.local.mapping;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.event.Occasion;
import dev.kdt.local.function.Invocable;
import dev.kdt.local.time.Timeline;
import java.util.function.Consumer;

/**
 * The parts of a mapping that the pollers of its shards share.
 *
 * @param results is told the result of each invocation
 */
record MappingParts(
        MappingConfig config,
        BatchRules rules,
        FilterCriteria filter,
        Invocable function,
        FailureDestination destination,
        Timeline timeline,
        EndpointListener events,
        Consumer<ProcessingResult> results) {
    MappingSettings settings() {
        return config.settings();
    }

    /** The stream and a shard of it, for events. */
    Occasion occasion(String shard) {
        return new Occasion("Invoke", config.source().streamName(), shard);
    }

    /** Milliseconds since the epoch. */
    long now() {
        return timeline.millis();
    }
}
