package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointException;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.InitialResources;
import dev.kdt.endpoint.InitialResources.InitialDelivery;
import dev.kdt.endpoint.InitialResources.InitialMapping;
import dev.kdt.endpoint.InitialResources.InitialStream;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.Throttling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** What is named at the start is there when the port answers. */
class InitialResourcesTest {
    private static final InitialResources WANTED = new InitialResources(
            List.of(new InitialStream("orders", 2)),
            List.of(new InitialDelivery("archive", null), new InitialDelivery("copy", "orders")));

    @TempDir
    private Path data;

    private final Queue<EndpointEvent> events = new ConcurrentLinkedQueue<>();

    @Test
    void theFirstRecordIsDelivered() throws IOException {
        try (Endpoint endpoint = Endpoint.start(options().withResources(WANTED));
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            kinesis.putRecord(r -> r.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String("first")));
            endpoint.flush("copy").join();
        }
        assertEquals(
                List.of(1L),
                events.stream()
                        .filter(EndpointEvent.ObjectDelivered.class::isInstance)
                        .map(event -> ((EndpointEvent.ObjectDelivered) event).records())
                        .toList());
    }

    @Test
    void whatIsThereAlreadyStays() throws IOException {
        Endpoint.start(options().withResources(WANTED)).close();
        Endpoint.start(options().withResources(WANTED)).close();
        assertEquals(
                List.of(
                        new EndpointEvent.StreamCreated("orders", 2),
                        new EndpointEvent.DeliveryCreated("archive", null, "s3://archive/"),
                        new EndpointEvent.DeliveryCreated("copy", "orders", "s3://copy/")),
                List.copyOf(events));
    }

    @Test
    void aMappingThatIsThereAlreadyStays() throws IOException {
        EndpointOptions options = options()
                .withLambda(LambdaOptions.DEFAULT.withFunctions(
                        List.of(new GivenFunction.CommandLine("f", "exit 1", FunctionSettings.DEFAULT))))
                .withResources(WANTED.withMappings(List.of(new InitialMapping("f", "orders"))));
        Endpoint.start(options).close();
        Endpoint.start(options).close();
        assertEquals(
                List.of(new EndpointEvent.MappingCreated("f", "orders")),
                events.stream()
                        .filter(EndpointEvent.MappingCreated.class::isInstance)
                        .toList());
    }

    @Test
    void limitsAndFaultsAreForClients() throws IOException {
        List<InitialStream> streams = IntStream.range(0, 8)
                .mapToObj(i -> new InitialStream("s" + i, 1))
                .toList();
        EndpointOptions options = options()
                .withLimits(Throttling.SERVICE)
                .withFaults(List.of(FaultRule.parse("error op=CreateStream")), 0)
                .withResources(new InitialResources(streams, List.of()));
        try (Endpoint endpoint = Endpoint.start(options);
                KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            assertEquals(8, kinesis.listStreams().streamNames().size());
        }
    }

    @Test
    void whatCannotBeMadeStopsTheStart() throws IOException {
        assertEquals(
                "cannot create delivery stream 'copy': there is no stream 'nowhere' (--stream nowhere creates it)",
                refusal(new InitialResources(List.of(), List.of(new InitialDelivery("copy", "nowhere")))));
        assertEquals(
                "cannot create stream 'a b': 1 validation error detected: Value 'a b' at 'streamName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
                refusal(new InitialResources(List.of(new InitialStream("a b", 1)), List.of())));
        assertEquals(
                "cannot map stream 'nowhere' to function 'f': there is no stream 'nowhere' (--stream nowhere creates"
                        + " it)",
                refusal(InitialResources.NONE.withMappings(List.of(new InitialMapping("f", "nowhere")))));
        assertEquals(
                "cannot create the mapping of stream 'orders' to function 'f': Function does not exist",
                refusal(WANTED.withMappings(List.of(new InitialMapping("f", "orders")))));
        Endpoint.start(options()).close(); // The folder is free again.
    }

    private String refusal(InitialResources resources) {
        return String.valueOf(assertThrows(
                        EndpointException.class, () -> Endpoint.start(options().withResources(resources)))
                .getMessage());
    }

    private EndpointOptions options() {
        return EndpointOptions.in(data).withEvents(events::add);
    }
}
