package dev.kdt.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.aws.AwsSettings;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.junit.KinesisEndpoint;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A function over real HTTP whose target is the delivery stream {@code archive}, with a stream {@code aside} for parked records, both of
 * an endpoint that fails on request. The deadline comes when enough faults have struck.
 */
abstract class FaultyServicesRig {
    static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    volatile CountDownLatch deadline = new CountDownLatch(1);
    int faultsUntilDeadline = Integer.MAX_VALUE;
    private int struck;

    @RegisterExtension
    KinesisEndpoint endpoint = KinesisEndpoint.builder().delivery("archive").stream("aside", 1)
            .options(options -> options.withEvents(this::happened))
            .build();

    @TempDir
    private Path folder;

    final Map<String, String> variables = new HashMap<>();
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    String pipeline = "steps: [{map: '{id, half: (.n / 2)}'}]\n";

    private synchronized void happened(EndpointEvent event) {
        if (event instanceof EndpointEvent.FaultStruck && ++struck >= faultsUntilDeadline) {
            deadline.countDown();
        }
    }

    @BeforeEach
    void settings() {
        variables.put("LAMBDA_TASK_ROOT", folder.toString());
        variables.put("KDT_TO", "firehose:archive");
    }

    KinesisHandler handler() throws Exception {
        return handler(endpoint.uri());
    }

    KinesisHandler handler(URI services) throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
        return new KinesisHandler(TestInvocation.environment(
                variables, new AwsSettings(null, null, null, services, variables), log::add, time -> deadline.await()));
    }

    static String handle(KinesisHandler handler, String event) throws Exception {
        return TestInvocation.of(handler, event);
    }

    /** The line of the last invocation. */
    JsonNode line() throws Exception {
        return new ObjectMapper().readTree(log.getLast());
    }

    static String again(int sequence) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequence + "\"}]}";
    }

    static String numbered(int count) {
        return StreamEvents.of(IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"n\":1}")
                .toArray(String[]::new));
    }

    static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).sorted().toList();
    }

    List<String> delivered() throws Exception {
        List<String> ids = new ArrayList<>();
        for (var object : endpoint.delivered("archive")) {
            for (String line : object.lines()) {
                ids.add(new ObjectMapper().readTree(line).path("id").asText());
            }
        }
        return ids.stream().sorted().toList();
    }
}
