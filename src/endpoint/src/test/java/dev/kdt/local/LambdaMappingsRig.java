package dev.kdt.local;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.function.FunctionRig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;

/**
 * An endpoint with the stream {@code orders} and the functions {@code echo} and {@code broken}, on a clock that the test moves, and
 * the clients of the AWS SDK.
 */
abstract class LambdaMappingsRig {
    static final Duration TRANSITION = Duration.ofSeconds(10);

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));

    @TempDir
    Path data;

    Endpoint endpoint;
    LambdaClient lambda;
    KinesisClient kinesis;
    String orders;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(TRANSITION)
                .withLambda(LambdaOptions.DEFAULT.withFunctions(List.of(
                        FunctionRig.plain("echo", FunctionRig.patient(), ""),
                        new GivenFunction.CommandLine("broken", "exit 1", FunctionSettings.DEFAULT)))));
        lambda = FunctionRig.client(endpoint.uri());
        kinesis = EndpointClients.kinesis(endpoint.uri());
        kinesis.createStream(r -> r.streamName("orders").shardCount(1));
        clock.advance(TRANSITION);
        orders = kinesis.describeStream(r -> r.streamName("orders"))
                .streamDescription()
                .streamARN();
    }

    @AfterEach
    void stop() throws Exception {
        kinesis.close();
        lambda.close();
        endpoint.close();
    }

    CreateEventSourceMappingResponse map(String function, Consumer<CreateEventSourceMappingRequest.Builder> more) {
        return lambda.createEventSourceMapping(request -> {
            request.functionName(function).eventSourceArn(orders).startingPosition(EventSourcePosition.TRIM_HORIZON);
            more.accept(request);
        });
    }

    GetEventSourceMappingResponse get(String uuid) {
        return lambda.getEventSourceMapping(get -> get.uuid(uuid));
    }

    /** Lets time pass as a tick does. */
    void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        endpoint.settle();
        while (clock.step(end)) {
            endpoint.settle();
        }
        endpoint.settle();
    }
}
