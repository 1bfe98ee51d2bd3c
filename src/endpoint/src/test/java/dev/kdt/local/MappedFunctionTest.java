package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.core.SdkBytes;

/** The process of a function is handed the records of a stream that is mapped to it by Lambda's API. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class MappedFunctionTest extends LambdaMappingsRig {
    private void put(String text) {
        kinesis.putRecord(r -> r.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String(text)));
    }

    @Test
    void recordsReachTheFunctionsProcess() {
        String uuid = map("echo", _ -> {}).uuid();
        put("{\"number\":1}");
        endpoint.settle();
        assertEquals("OK", get(uuid).lastProcessingResult());
    }

    @Test
    void whatAFunctionDoesNotProcessIsDiscardedToTheBucket() throws Exception {
        String uuid = map(
                        "broken",
                        request -> request.maximumRetryAttempts(1)
                                .destinationConfig(destination ->
                                        destination.onFailure(failure -> failure.destination("arn:aws:s3:::failures"))))
                .uuid();
        put("poison");
        pass(Duration.ofSeconds(5));
        assertEquals("PROBLEM: Function call failed", get(uuid).lastProcessingResult());
        try (Stream<Path> files = Files.walk(data.resolve("s3/failures"))) {
            List<Path> objects = files.filter(Files::isRegularFile).toList();
            assertEquals(1, objects.size());
            assertTrue(Files.readString(objects.getFirst()).contains("\"approximateInvokeCount\":2"));
        }
    }
}
