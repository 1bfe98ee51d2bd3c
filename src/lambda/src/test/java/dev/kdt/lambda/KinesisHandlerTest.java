package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.StreamControl;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The function as Lambda runs it, with the sample's pipeline and event, on the embedded endpoint. */
class KinesisHandlerTest {
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

    @TempDir
    private Path folder;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> environment = new HashMap<>();
    private Endpoint endpoint;
    private AwsSettings aws;
    private Clients clients;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        aws = new AwsSettings(null, null, null, endpoint.uri(), Map.of());
        clients = Clients.oneShot(aws);
        StreamControl streams = new StreamControl(clients.kinesis(), clients.place(), _ -> {});
        streams.create("clean", 1);
        streams.create("aside", 1);
        environment.put("LAMBDA_TASK_ROOT", SAMPLES.toString());
        environment.put("KDT_PIPELINE", "orders.yaml");
        environment.put("KDT_TO", "kinesis:clean");
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        endpoint.close();
    }

    @Test
    void handsBackWhatFailedAndDeliversTheRest() throws Exception {
        String answer = handle();
        assertTrue(answer.startsWith("{\"batchItemFailures\":[{\"itemIdentifier\":\"4959"), answer);
        assertTrue(!records("clean").isEmpty());
        assertEquals(List.of(), records("aside"));
    }

    @Test
    void acknowledgesWhatItParked() throws Exception {
        environment.put("KDT_PARKED", "kinesis:aside");
        assertEquals("{\"batchItemFailures\":[]}", handle());
        assertTrue(records("aside").getFirst().contains("\"failure\":{\"stage\":"));
    }

    @Test
    void doesNotStartWhenTheTargetIsNotThere() {
        environment.put("KDT_TO", "firehose:nowhere");
        Throwable thrown = assertThrows(FunctionStartException.class, () -> handler());
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("delivery stream 'nowhere' not found in "));
    }

    private KinesisHandler handler() throws Exception {
        return new KinesisHandler(TestInvocation.environment(environment, aws, log::add, TestInvocation.FOREVER));
    }

    private String handle() throws Exception {
        return TestInvocation.of(handler(), Files.readString(SAMPLES.resolve("kinesis-event.json")));
    }

    private List<String> records(String stream) {
        String shard = clients.kinesis()
                .listShards(request -> request.streamName(stream))
                .shards()
                .getFirst()
                .shardId();
        String iterator = clients.kinesis()
                .getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return clients.kinesis().getRecords(request -> request.shardIterator(iterator)).records().stream()
                .map(each -> each.data().asUtf8String())
                .toList();
    }
}
