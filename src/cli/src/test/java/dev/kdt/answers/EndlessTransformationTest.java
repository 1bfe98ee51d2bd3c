package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.answers.Command.Ran;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.PipelineFunctions;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transformation that does not end holds up its delivery stream, and nobody else. */
class EndlessTransformationTest {
    @TempDir
    Path folder;

    /** The budget of the transformation is not limited: as many bad records as there may be, each with all of its budget. */
    private Pipeline endless() throws Exception {
        Surroundings surroundings = new Surroundings(Map.of(), Clock.systemUTC(), folder, _ -> {});
        return PipelineFile.parse("loop.yaml", "steps:\n  - map: 'def f: f; f'\n", surroundings)
                .pipeline();
    }

    @Test
    @Timeout(120)
    void aFlushAnswersInTimeAndTheEndpointStops() throws Exception {
        DeliveryOptions deliveries =
                DeliveryOptions.DEFAULT.withFunctions(new PipelineFunctions(Map.of("loop", endless()), _ -> {}));
        EndpointOptions options = EndpointOptions.in(folder.resolve("data"))
                .withTransition(Duration.ZERO)
                .withDelivery(deliveries);
        try (Endpoint endpoint = Endpoint.start(options)) {
            Command command = Command.at(endpoint.port(), folder).timeout("60s");
            Ran created = command.run("", List.of("delivery", "create", "archive", "--transform", "loop"));
            assertEquals(0, created.code(), created.err());
            String records = IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
            Ran pushed = command.run(records, List.of("push", "archive"));
            assertEquals(0, pushed.code(), pushed.err());
            Ran flushed = command.run("", List.of("delivery", "flush", "archive", "--timeout", "1s"));
            assertEquals(1, flushed.code(), flushed.err());
            assertEquals(
                    "kdt: delivery stream 'archive' did not deliver its buffered records: the flush is not finished"
                            + " yet\n",
                    flushed.err());
        }
    }
}
