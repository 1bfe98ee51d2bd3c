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
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How records are gathered into batches, and in what order they are handed out. */
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
    void aParentIsDoneBeforeItsChildrenBegin() {
        rig.stream("orders", 1);
        rig.put("orders", "parent 1", "parent 2");
        rig.split("orders");
        rig.put("orders", 1, "a", "child 1");
        rig.put("orders", 2, "b", "child 2");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.failed());
        rig.map("orders", "f", "{}");
        rig.settle();
        assertEquals(List.of(List.of("parent 1", "parent 2")), calls);
        List<List<String>> later = rig.function("f", _ -> MappingRig.OK);
        rig.pass(Duration.ofSeconds(1));
        assertEquals(3, later.size());
        assertEquals(List.of("parent 1", "parent 2"), later.getFirst());
    }

    @Test
    void shardsAreProcessedAtTheSameTime() {
        rig.stream("orders", 2);
        rig.put("orders", 0, "a", "0");
        rig.put("orders", 1, "b", "1");
        CyclicBarrier both = new CyclicBarrier(2);
        rig.function("f", _ -> meet(both));
        Mapping mapping = rig.map("orders", "f", "{}");
        rig.settle();
        assertEquals(ProcessingResult.OK, mapping.result());
    }

    private static dev.kdt.local.function.Invocation meet(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
            return MappingRig.OK;
        } catch (Exception e) {
            return MappingRig.failed();
        }
    }

    @Test
    void withAParallelizationFactorTheRecordsOfAKeyStayInOrder() {
        rig.stream("orders", 1);
        for (int i = 0; i < 300; i++) {
            rig.put("orders", 0, "key" + i % 20, Integer.toString(i));
        }
        Map<String, List<Integer>> byKey = Collections.synchronizedMap(new TreeMap<>());
        CyclicBarrier several = new CyclicBarrier(4);
        CountDownLatch met = new CountDownLatch(4);
        rig.function("f", event -> {
            if (met.getCount() > 0) {
                met.countDown();
                meet(several); // Four batches of the shard are under way at once.
            }
            for (int i = 0; i < event.path("Records").size(); i++) {
                String key = event.path("Records")
                        .path(i)
                        .path("kinesis")
                        .path("partitionKey")
                        .asText();
                byKey.computeIfAbsent(key, _ -> Collections.synchronizedList(new ArrayList<>()))
                        .add(Integer.valueOf(MappingRig.texts(event).get(i)));
            }
            return MappingRig.OK;
        });
        rig.map("orders", "f", "{\"BatchSize\":7,\"ParallelizationFactor\":4}");
        rig.settle();
        assertEquals(20, byKey.size());
        byKey.forEach((key, numbers) -> {
            assertEquals(15, numbers.size(), key);
            assertEquals(numbers.stream().sorted().toList(), numbers, key);
        });
    }

    @Test
    void aKeyThatIsHeldUpDoesNotHoldUpTheOthers() throws Exception {
        rig.stream("orders", 1);
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        rig.function("f", event -> {
            List<String> texts = MappingRig.texts(event);
            if (texts.contains("poison")) {
                return MappingRig.failed();
            }
            done.addAll(texts);
            return MappingRig.OK;
        });
        rig.put("orders", 0, "held", "poison");
        for (int i = 0; i < 100; i++) {
            rig.put("orders", 0, "key" + i, Integer.toString(i));
        }
        Mapping mapping = rig.map("orders", "f", "{\"BatchSize\":1,\"ParallelizationFactor\":10}");
        rig.settle();
        int before = done.size();
        assertTrue(before > 50, "only " + before);
        rig.restart(); // Each lane goes on from where it was.
        rig.settle();
        assertEquals(before, done.size());
        rig.mappings.update(
                mapping.config().uuid(),
                config -> config.updated(config.functionArn(), MappingSettings.DEFAULT, true, rig.clock.millis()));
        rig.settle(); // Other lanes begin where the slowest was, before which nothing is left.
        assertEquals(before, done.size());
    }

    @Test
    void twoMappingsOfAStreamAreIndependent() {
        rig.stream("orders", 1);
        rig.put("orders", "1");
        rig.function("broken", _ -> MappingRig.failed());
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        rig.map("orders", "broken", "{}");
        rig.map("orders", "f", "{}");
        rig.put("orders", "2");
        rig.settle();
        assertEquals(List.of("1", "2"), calls.stream().flatMap(List::stream).toList());
        ServiceException twice = Assertions.assertThrows(ServiceException.class, () -> rig.map("orders", "f", "{}"));
        assertEquals("ResourceConflictException", twice.type());
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
