package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** What a flush tells. */
class FlushTest {
    @TempDir
    private Path data;

    @Test
    void everythingIsDelivered() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            rig.create("orders", s3 -> {});
            rig.put("orders", "a");
            assertEquals(
                    new FlushResult(0, 0, ""), rig.endpoint().flush("orders").get());
            assertEquals(1, rig.keys("bucket").size());
        }
    }

    @Test
    void recordsInTheErrorOutputAreCountedOnce() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            partitioned(rig);
            rig.put("parts", "{\"a\":1}", "no JSON", "{\"b\":1}");
            assertEquals(
                    new FlushResult(2, 0, ""), rig.endpoint().flush("parts").get());
            assertEquals(
                    new FlushResult(0, 0, ""), rig.endpoint().flush("parts").get());
        }
    }

    @Test
    void recordsInAnErrorOutputThatWasDueBeforeAreCounted() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            partitioned(rig);
            rig.put("parts", "no JSON");
            rig.deliver();
            assertEquals(1, rig.keys("bucket").size());
            assertEquals(
                    new FlushResult(1, 0, ""), rig.endpoint().flush("parts").get());
        }
    }

    @Test
    void aBucketThatRefusesIsTold() throws Exception {
        ObjectStore broken = store(() -> {
            throw new IOException("no bucket here");
        });
        try (DeliveryRig rig = new DeliveryRig(data, DeliveryOptions.DEFAULT.withObjects(broken))) {
            rig.create("orders", s3 -> {});
            rig.put("orders", "a");
            FlushResult result = rig.endpoint().flush("orders").get();
            assertTrue(result.failure().endsWith(": no bucket here"), result.failure());
        }
    }

    @Test
    void aFlushThatCannotEndIsGivenUp() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ObjectStore stuck = store(release::await);
        try (DeliveryRig rig = new DeliveryRig(data, DeliveryOptions.DEFAULT.withObjects(stuck))) {
            rig.create("orders", s3 -> {});
            rig.put("orders", "a");
            String answer = flush(rig.endpoint().uri(), "{\"DeliveryStreamName\":\"orders\",\"TimeoutMillis\":50}");
            assertEquals("{\"Rejected\":0,\"Skipped\":0,\"Failure\":\"the flush is not finished yet\"}", answer);
            release.countDown();
        }
    }

    @Test
    void anEndpointStopsThoughADestinationHangs() throws Exception {
        ObjectStore stuck = store(new CountDownLatch(1)::await);
        DeliveryRig rig = new DeliveryRig(data, DeliveryOptions.DEFAULT.withObjects(stuck));
        rig.create("orders", s3 -> {});
        rig.put("orders", "a");
        CompletableFuture<FlushResult> flushed = rig.endpoint().flush("orders");
        rig.close();
        assertFalse(flushed.get().failure().isEmpty());
        try (DeliveryRig again = new DeliveryRig(data)) {
            assertEquals(
                    new FlushResult(0, 0, ""), again.endpoint().flush("orders").get());
            assertEquals(1, again.keys("bucket").size());
        }
    }

    private static void partitioned(DeliveryRig rig) {
        rig.create(
                "parts",
                s3 -> s3.prefix("!{partitionKeyFromQuery:k}/")
                        .errorOutputPrefix("bad/")
                        .bufferingHints(hints -> hints.sizeInMBs(64).intervalInSeconds(60))
                        .dynamicPartitioningConfiguration(on -> on.enabled(true))
                        .processingConfiguration(DeliveryRig.processing(DeliveryRig.processor(
                                ProcessorType.METADATA_EXTRACTION, "MetadataExtractionQuery", "{k: .a}"))));
    }

    private static String flush(URI endpoint, String body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .header("X-Amz-Target", "Kdt.FlushDeliveryStream")
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /** How putting an object goes wrong. */
    private interface Putting {
        void put() throws IOException, InterruptedException;
    }

    private static ObjectStore store(Putting putting) {
        return new ObjectStore() {
            @Override
            public void put(S3Object object, Path file, String encoding) throws IOException {
                try {
                    putting.put();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }

            @Override
            public InputStream open(S3Object object) throws IOException {
                throw new IOException("nothing is read here");
            }
        };
    }
}
