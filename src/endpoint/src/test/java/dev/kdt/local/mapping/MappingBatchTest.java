package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.local.wire.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which records of a stream are handed out, and how they are gathered into batches. */
class MappingBatchTest {
    @TempDir
    private Path data;

    private MappingRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new MappingRig(data);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private static String[] numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
    }

    @Test
    void aBatchHasAtMostSoManyRecords() {
        rig.stream("orders", 1);
        rig.put("orders", numbers(0, 25));
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        Mapping mapping = rig.map("orders", "f", "{\"BatchSize\":10}");
        assertEquals("No records processed", mapping.result().text());
        rig.settle();
        assertEquals(List.of(List.of(numbers(0, 10)), List.of(numbers(10, 20)), List.of(numbers(20, 25))), calls);
        assertEquals("OK", mapping.result().text());
        assertEquals(MappingState.ENABLED, mapping.state());
    }

    @Test
    void anEventIsNeverLargerThanSixMebibytes() {
        rig.stream("orders", 1);
        String large = "x".repeat(1_000_000);
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        List<Integer> counts = Collections.synchronizedList(new ArrayList<>());
        rig.functions.put("f", event -> {
            sizes.add(event.length);
            counts.add(MappingRig.texts(MappingRig.read(event)).size());
            return MappingRig.OK;
        });
        for (int i = 0; i < 9; i++) {
            rig.put("orders", large);
        }
        rig.map("orders", "f", "{}");
        rig.settle();
        assertEquals(List.of(4, 4, 1), counts);
        assertTrue(sizes.stream().allMatch(size -> size <= 6 * 1024 * 1024), sizes.toString());
    }

    @Test
    void aRecordThatFitsIntoNoEventIsDiscarded() {
        rig.stream("orders", 1);
        rig.put("orders", "before", "x".repeat(5_000_000), "after");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.map("orders", "f", "{}");
        rig.settle();
        assertEquals(List.of(List.of("before"), List.of("after")), calls);
        assertTrue(rig.events.toString().contains("InvocationPayloadSizeExceeded"), rig.events.toString());
    }

    @Test
    void aWindowGathersRecordsUntilItEndsOrTheBatchIsFull() {
        rig.stream("orders", 1);
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.map("orders", "f", "{\"BatchSize\":3,\"MaximumBatchingWindowInSeconds\":30}");
        rig.put("orders", "1");
        rig.pass(Duration.ofSeconds(29));
        rig.put("orders", "2");
        assertEquals(List.of(), calls);
        rig.pass(Duration.ofSeconds(1));
        assertEquals(List.of(List.of("1", "2")), calls);
        rig.put("orders", "3", "4", "5", "6");
        rig.settle();
        assertEquals(List.of(List.of("1", "2"), List.of("3", "4", "5")), calls);
        rig.pass(Duration.ofSeconds(30));
        assertEquals(List.of("6"), calls.getLast());
    }

    @Test
    void latestIsTheEndOfTheStreamWhenTheMappingWasMade() throws Exception {
        rig.stream("orders", 1);
        rig.put("orders", "old");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.map(rig.stream("orders").identity().arn(), "f", StartingPosition.Type.LATEST, "{}");
        rig.restart();
        rig.put("orders", "new");
        rig.settle();
        rig.split("orders");
        rig.put("orders", 1, "key", "child");
        rig.settle();
        assertEquals(List.of(List.of("new"), List.of("child")), calls);
    }

    @Test
    void aTimestampIsWhereReadingStarts() {
        rig.stream("orders", 1);
        rig.put("orders", "old");
        rig.pass(Duration.ofSeconds(10));
        rig.put("orders", "new");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.mappings.create(new MappingConfig(
                "11111111-1111-1111-1111-111111111111",
                "arn:aws:lambda:us-east-1:000000000000:function:f",
                EventSourceArn.parse(rig.stream("orders").identity().arn()),
                new StartingPosition(StartingPosition.Type.AT_TIMESTAMP, rig.clock.millis() - 1),
                MappingSettings.DEFAULT,
                true,
                rig.clock.millis()));
        rig.settle();
        assertEquals(List.of(List.of("new")), calls);
    }

    @Test
    void recordsPastTheRetentionAreNotHandedOut() {
        rig.stream("orders", 1);
        rig.put("orders", "old");
        rig.clock.advance(Duration.ofHours(25));
        rig.put("orders", "new");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.map("orders", "f", "{}");
        rig.settle();
        assertEquals(List.of(List.of("new")), calls);
    }

    @Test
    void recordsThatAreFilteredOutAreDone() throws Exception {
        rig.stream("orders", 1);
        rig.put("orders", "{\"type\":\"sell\"}", "no JSON", "{\"type\":\"buy\"}", "{\"type\":\"sell\"}");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.map(
                "orders",
                "f",
                "{\"FilterCriteria\":{\"Filters\":[{\"Pattern\":\"{\\\"data\\\":{\\\"type\\\":[\\\"buy\\\"]}}\"}]}}");
        rig.settle();
        rig.restart();
        rig.settle();
        assertEquals(List.of(List.of("{\"type\":\"buy\"}")), calls);
    }

    @Test
    void aConsumerIsASourceOnceItIsThere() {
        rig.stream("orders", 1);
        String stream = rig.stream("orders").identity().arn();
        long now = rig.clock.millis();
        String consumer = stream + "/consumer/app:" + now / 1000;
        ServiceException missing = Assertions.assertThrows(
                ServiceException.class, () -> rig.map(consumer, "f", StartingPosition.Type.TRIM_HORIZON, "{}"));
        assertEquals("InvalidParameterValueException", missing.type());
        rig.stream("orders")
                .changeConsumers(_ -> List.of(new dev.kdt.local.stream.Consumer("app", now, now, null, Map.of())));
        List<String> sources = Collections.synchronizedList(new ArrayList<>());
        rig.function("f", event -> {
            sources.add(event.path("Records").path(0).path("eventSourceARN").asText());
            return MappingRig.OK;
        });
        rig.map(consumer, "f", StartingPosition.Type.TRIM_HORIZON, "{}");
        rig.put("orders", "1");
        rig.settle();
        assertEquals(List.of(consumer), sources);
    }
}
