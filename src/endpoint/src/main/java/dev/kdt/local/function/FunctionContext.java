package dev.kdt.local.function;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.local.time.Timeline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The parts of an endpoint that all its functions share.
 *
 * @param reached where functions reach the endpoint; known once it listens
 * @param initPhase how long a start may take before it is tried again within the first call: AWS Lambda Developer Guide, "Understanding
 *     the Lambda execution environment lifecycle", Init phase
 */
record FunctionContext(
        LambdaOptions options,
        EndpointListener events,
        Timeline timeline,
        RuntimeServer server,
        CompletableFuture<Variables.Reached> reached,
        Duration initPhase) {}
