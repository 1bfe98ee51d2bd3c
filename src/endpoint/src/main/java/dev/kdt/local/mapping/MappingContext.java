package dev.kdt.local.mapping;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.local.function.InvocableFunctions;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Timeline;
import java.nio.file.Path;

/**
 * The parts of an endpoint that all its mappings share.
 *
 * @param messages the folder of messages to queues and topics: see {@link FailureDestination}
 */
public record MappingContext(
        StoreOptions store,
        Streams streams,
        InvocableFunctions functions,
        ObjectStore objects,
        Path messages,
        Timeline timeline) {}
