package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of batches whose calls fail: they are tried again, bisected and discarded. */
class MappingRetryTest {
    @TempDir
    private Path data;

    private MappingRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new MappingRig(data);
        rig.stream("orders", 1);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    /** The times of calls, in seconds since now. */
    private List<Long> times(dev.kdt.local.function.Invocation end) {
        long start = rig.clock.millis();
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        rig.function("f", _ -> {
            times.add((rig.clock.millis() - start) / 1_000);
            return end;
        });
        return times;
    }

    @Test
    void aBatchIsTriedAgainAfterPausesThatGrow() {
        rig.put("orders", "1");
        List<Long> times = times(MappingRig.failed());
        Mapping mapping = rig.map("orders", "f", "{}");
        rig.pass(Duration.ofSeconds(200));
        assertEquals(List.of(0L, 1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L), times);
        assertEquals("PROBLEM: Function call failed", mapping.result().text());
    }

    @Test
    void aBatchIsDiscardedWhenItsAttemptsAreUsedUp() throws Exception {
        rig.put("orders", "1", "2");
        List<List<String>> calls =
                rig.function("f", event -> MappingRig.texts(event).contains("1") ? MappingRig.failed() : MappingRig.OK);
        rig.map("orders", "f", "{\"MaximumRetryAttempts\":2," + MappingRig.QUEUE + "}");
        rig.settle();
        rig.put("orders", "3");
        rig.pass(Duration.ofSeconds(2));
        assertEquals(2, calls.size());
        assertEquals(List.of(), rig.messages());
        rig.pass(Duration.ofSeconds(1));
        List<String> poison = List.of("1", "2");
        assertEquals(List.of(poison, poison, poison, List.of("3")), calls);
        assertEquals(1, rig.messages().size());
        JsonNode context = rig.messages().getFirst().path("requestContext");
        assertEquals("RetryAttemptsExhausted", context.path("condition").asText());
        assertEquals(3, context.path("approximateInvokeCount").asInt());
        assertEquals(
                2,
                rig.messages()
                        .getFirst()
                        .path("KinesisBatchInfo")
                        .path("batchSize")
                        .asInt());
    }

    @Test
    void withoutRetriesABatchIsDiscardedAtOnce() throws Exception {
        rig.put("orders", "1");
        rig.function("f", _ -> MappingRig.failed());
        rig.map("orders", "f", "{\"MaximumRetryAttempts\":0," + MappingRig.QUEUE + "}");
        rig.settle();
        assertEquals(1, rig.messages().size());
    }

    @Test
    void bisectingIsolatesThePoisonAndIsNoAttempt() throws Exception {
        rig.put("orders", "1", "2", "3", "poison", "5", "6");
        List<List<String>> calls = rig.function(
                "f", event -> MappingRig.texts(event).contains("poison") ? MappingRig.failed() : MappingRig.OK);
        rig.map(
                "orders",
                "f",
                "{\"MaximumRetryAttempts\":1,\"BisectBatchOnFunctionError\":true," + MappingRig.QUEUE + "}");
        rig.pass(Duration.ofSeconds(10));
        assertEquals(
                List.of(
                        List.of("1", "2", "3", "poison", "5", "6"),
                        List.of("1", "2", "3"),
                        List.of("poison", "5", "6"),
                        List.of("poison"),
                        List.of("poison"),
                        List.of("5", "6")),
                calls);
        assertEquals(1, rig.messages().size());
        assertEquals(
                1,
                rig.messages()
                        .getFirst()
                        .path("KinesisBatchInfo")
                        .path("batchSize")
                        .asInt());
        assertEquals(
                2,
                rig.messages()
                        .getFirst()
                        .path("requestContext")
                        .path("approximateInvokeCount")
                        .asInt());
    }

    @Test
    void recordsThatAreTooOldAreDiscardedAndTheOthersTriedAgain() throws Exception {
        rig.put("orders", "old");
        rig.pass(Duration.ofSeconds(30));
        rig.put("orders", "young");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.failed());
        rig.map("orders", "f", "{\"MaximumRecordAgeInSeconds\":60," + MappingRig.QUEUE + "}");
        rig.pass(Duration.ofSeconds(32));
        assertEquals(List.of("young"), calls.getLast());
        assertEquals(1, rig.messages().size());
        assertEquals(
                "RecordAgeExceeded",
                rig.messages()
                        .getFirst()
                        .path("requestContext")
                        .path("condition")
                        .asText());
        rig.pass(Duration.ofMinutes(2));
        assertEquals(2, rig.messages().size());
    }

    @Test
    void recordsThatAreTooOldBeforeTheFirstCallAreNotHandedOut() throws Exception {
        rig.put("orders", "old");
        rig.pass(Duration.ofSeconds(61));
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.map("orders", "f", "{\"MaximumRecordAgeInSeconds\":60," + MappingRig.QUEUE + "}");
        rig.settle();
        assertEquals(List.of(), calls);
        JsonNode message = rig.messages().getFirst();
        assertEquals(
                0, message.path("requestContext").path("approximateInvokeCount").asInt());
        assertTrue(message.path("responseContext").isMissingNode());
    }

    @Test
    void withoutLimitsABatchIsTriedUntilItsRecordsExpire() throws Exception {
        rig.put("orders", "1");
        rig.function("f", _ -> MappingRig.failed());
        rig.map("orders", "f", "{" + MappingRig.QUEUE + "}");
        rig.pass(Duration.ofHours(23));
        assertEquals(List.of(), rig.messages());
        rig.pass(Duration.ofMinutes(62));
        assertEquals(1, rig.messages().size());
    }

    @Test
    void throttlingIsNoAttemptButRecordsAge() throws Exception {
        rig.put("orders", "1");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.throttled());
        Mapping mapping = rig.map(
                "orders",
                "f",
                "{\"MaximumRetryAttempts\":0,\"MaximumRecordAgeInSeconds\":120," + MappingRig.QUEUE + "}");
        rig.pass(Duration.ofSeconds(100));
        assertTrue(calls.size() > 4, calls.toString());
        assertEquals(List.of(), rig.messages());
        assertEquals(ProcessingResult.THROTTLED, mapping.result());
        rig.pass(Duration.ofSeconds(100));
        JsonNode message = rig.messages().getFirst();
        assertEquals(
                "RecordAgeExceeded",
                message.path("requestContext").path("condition").asText());
        assertEquals(
                0, message.path("requestContext").path("approximateInvokeCount").asInt());
    }

    @Test
    void recordsWaitForAFunctionThatIsNotThere() throws Exception {
        rig.put("orders", "1");
        Mapping mapping = rig.map("orders", "f", "{\"MaximumRetryAttempts\":0," + MappingRig.QUEUE + "}");
        rig.pass(Duration.ofSeconds(60));
        assertEquals("PROBLEM: Function not found", mapping.result().text());
        assertEquals(List.of(), rig.messages());
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.pass(Duration.ofSeconds(1));
        assertEquals(List.of(List.of("1")), calls);
    }

    @Test
    void nothingMovesOnUntilDiscardedRecordsAreKept() throws Exception {
        rig.put("orders", "1");
        Path occupied = data.resolve("lambda-destinations");
        Files.writeString(occupied, "a file where the folder should be");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.failed());
        Mapping mapping = rig.map("orders", "f", "{\"MaximumRetryAttempts\":0," + MappingRig.QUEUE + "}");
        rig.pass(Duration.ofSeconds(1));
        assertEquals(ProcessingResult.NOT_PARKED, mapping.result());
        assertEquals(1, calls.size());
        Files.delete(occupied);
        rig.pass(Duration.ofSeconds(10));
        assertEquals(1, calls.size());
        assertEquals(1, rig.messages().size());
    }
}
