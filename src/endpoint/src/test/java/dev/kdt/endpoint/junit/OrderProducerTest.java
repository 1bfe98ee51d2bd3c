package dev.kdt.endpoint.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/** The example of the README, which shows this class from its declaration on. */
class OrderProducerTest {
    @RegisterExtension
    static KinesisEndpoint kinesis =
            KinesisEndpoint.builder().stream("orders", 4).build();

    @Test
    void sendsAgainWhatWasRefused() {
        kinesis.addFault("partial op=PutRecords rate=0.5 times=2");

        send(IntStream.range(0, 100).mapToObj(id -> "{\"id\":" + id + "}").toList());

        Set<String> arrived = new HashSet<>();
        kinesis.records("orders").forEach(record -> arrived.add(record.text()));
        assertEquals(100, arrived.size());
    }

    /** The producer under test: PutRecords answers 200 also when it refused some of its records. */
    private static void send(List<String> orders) {
        try (KinesisClient client = client(kinesis.uri())) {
            List<PutRecordsRequestEntry> unsent = new ArrayList<>();
            for (String order : orders) {
                unsent.add(PutRecordsRequestEntry.builder()
                        .partitionKey(order)
                        .data(SdkBytes.fromUtf8String(order))
                        .build());
            }
            while (!unsent.isEmpty()) {
                List<PutRecordsRequestEntry> batch = List.copyOf(unsent);
                PutRecordsResponse answer = client.putRecords(
                        request -> request.streamName("orders").records(batch));
                unsent.clear();
                for (int i = 0; i < batch.size(); i++) {
                    if (answer.records().get(i).errorCode() != null) {
                        unsent.add(batch.get(i));
                    }
                }
            }
        }
    }

    private static KinesisClient client(URI endpoint) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(kinesis.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(kinesis.accessKeyId(), kinesis.secretAccessKey())))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
