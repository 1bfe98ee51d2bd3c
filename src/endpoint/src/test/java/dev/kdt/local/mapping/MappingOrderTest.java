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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what order batches are handed out, and which of them at the same time. */
class MappingOrderTest {
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
}
