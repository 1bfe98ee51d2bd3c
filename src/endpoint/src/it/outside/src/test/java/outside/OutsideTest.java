package outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.junit.KinesisEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A project that has kdt-endpoint and JUnit, and nothing more: no SDK, none of the optional libraries. */
class OutsideTest {
    @RegisterExtension
    static KinesisEndpoint kinesis = KinesisEndpoint.builder().stream("orders", 2)
            .delivery("archive", "orders")
            .build();

    @Test
    void keepsAndDeliversARecord() throws Exception {
        String put = "{\"StreamName\":\"orders\",\"PartitionKey\":\"a\",\"Data\":\"aGVsbG8K\"}";
        assertEquals(200, call(kinesis.uri(), "Kinesis_20131202.PutRecord", put).statusCode());
        assertEquals("hello\n", kinesis.records("orders").getFirst().text());
        assertEquals("hello\n", kinesis.delivered("archive").getFirst().text());
    }

    @Test
    void namesALibraryThatIsMissing() throws Exception {
        HttpResponse<String> refused = call(kinesis.uri(), "Firehose_20150804.CreateDeliveryStream", """
            {"DeliveryStreamName": "packed", "ExtendedS3DestinationConfiguration": {
               "RoleARN": "arn:aws:iam::000000000000:role/a", "BucketARN": "arn:aws:s3:::packed", "CompressionFormat": "Snappy"}}
            """);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("Snappy needs the library org.xerial.snappy:snappy-java"), refused.body());
    }

    private static HttpResponse<String> call(URI endpoint, String target, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + kinesis.accessKeyId() + "/20260101/" + kinesis.region()
                                + "/kinesis/aws4_request, SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
