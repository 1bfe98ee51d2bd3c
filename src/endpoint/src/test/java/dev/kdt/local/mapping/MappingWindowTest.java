package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.function.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tumbling windows; the clock starts at a full minute. */
class MappingWindowTest {
    private static final String MINUTE = "{\"TumblingWindowInSeconds\":60}";

    @TempDir
    private Path data;

    private MappingRig rig;
    private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws Exception {
        rig = new MappingRig(data);
        rig.stream("orders", 1);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private void function(Function<JsonNode, Invocation> body) {
        rig.functions.put("f", event -> {
            JsonNode read = MappingRig.read(event);
            events.add(read);
            return body.apply(read);
        });
    }

    /** Counts the records of a window. */
    private static Invocation count(JsonNode event) {
        int before = event.path("state").path("count").asInt();
        return MappingRig.answer(
                "{\"state\":{\"count\":" + (before + event.path("Records").size()) + "}}");
    }

    private List<String> calls() {
        return events.stream()
                .map(each -> MappingRig.texts(each) + " " + each.path("state")
                        + (each.path("isFinalInvokeForWindow").asBoolean() ? " final" : "")
                        + (each.path("isWindowTerminatedEarly").asBoolean() ? " early" : ""))
                .toList();
    }

    @Test
    void theStateIsHandedOnAndFinishedAtTheEndOfTheWindow() {
        function(MappingWindowTest::count);
        rig.map("orders", "f", MINUTE);
        rig.put("orders", "1", "2");
        rig.pass(Duration.ofSeconds(20));
        rig.put("orders", "3");
        rig.pass(Duration.ofSeconds(39));
        assertEquals(List.of("[1, 2] {}", "[3] {\"count\":2}"), calls());
        rig.pass(Duration.ofSeconds(1));
        assertEquals("[] {\"count\":3} final", calls().getLast());
        rig.put("orders", "4");
        rig.pass(Duration.ofMinutes(3));
        assertEquals(List.of("[4] {}", "[] {\"count\":1} final"), calls().subList(3, 5));
        JsonNode last = events.getLast();
        assertEquals(
                "{\"start\":\"2026-03-04T05:07:00Z\",\"end\":\"2026-03-04T05:08:00Z\"}",
                last.path("window").toString());
        assertEquals("shardId-000000000000", last.path("shardId").asText());
        assertEquals(
                rig.stream("orders").identity().arn(),
                last.path("eventSourceARN").asText());
        assertFalse(last.path("isWindowTerminatedEarly").asBoolean());
    }

    @Test
    void recordsOfTwoWindowsAreNeverInOneBatch() {
        rig.put("orders", "1");
        rig.clock.advance(Duration.ofSeconds(60));
        rig.put("orders", "2");
        rig.clock.advance(Duration.ofSeconds(60));
        function(MappingWindowTest::count);
        rig.map("orders", "f", MINUTE);
        rig.settle();
        assertEquals(List.of("[1] {}", "[] {\"count\":1} final", "[2] {}", "[] {\"count\":1} final"), calls());
    }

    @Test
    void anAnswerWithoutStateIsAFailure() {
        function(_ -> MappingRig.answer("{}"));
        Mapping mapping = rig.map("orders", "f", MINUTE);
        rig.put("orders", "1");
        rig.pass(Duration.ofSeconds(1));
        assertEquals(List.of("[1] {}", "[1] {}"), calls());
        assertEquals(ProcessingResult.FAILED, mapping.result());
    }

    @Test
    void aFailedEndOfAWindowHoldsUpTheShardUntilItSucceeds() {
        function(event ->
                event.path("isFinalInvokeForWindow").asBoolean() && rig.clock.millis() % 3_600_000 < 7 * 60_000 + 2_000
                        ? MappingRig.failed()
                        : count(event));
        rig.put("orders", "1");
        rig.map("orders", "f", MINUTE);
        rig.pass(Duration.ofSeconds(60));
        rig.put("orders", "2");
        rig.pass(Duration.ofSeconds(10));
        assertEquals(
                List.of(
                        "[1] {}",
                        "[] {\"count\":1} final",
                        "[] {\"count\":1} final",
                        "[] {\"count\":1} final",
                        "[2] {}"),
                calls());
    }

    @Test
    void aBatchIsTriedAgainAlsoPastTheEndOfItsWindow() {
        long start = rig.clock.millis();
        List<Long> seconds = Collections.synchronizedList(new ArrayList<>());
        function(event -> {
            seconds.add((rig.clock.millis() - start) / 1_000);
            return seconds.size() < 8 ? MappingRig.failed() : count(event);
        });
        rig.put("orders", "1");
        rig.map("orders", "f", MINUTE);
        rig.pass(Duration.ofMinutes(4));
        assertEquals(List.of(0L, 1L, 3L, 7L, 15L, 31L, 63L, 123L, 123L), seconds);
        assertEquals(List.of("[1] {}", "[] {\"count\":1} final"), calls().subList(7, 9));
    }

    @Test
    void aStateThatIsTooLargeEndsTheWindowEarly() {
        String large = "x".repeat(1024 * 1024);
        function(event -> event.path("Records").isEmpty() || event.path("state").has("large")
                ? count(event)
                : MappingRig.answer("{\"state\":{\"large\":\"" + large + "\"}}"));
        rig.map("orders", "f", MINUTE);
        rig.put("orders", "1");
        rig.settle();
        assertEquals(2, events.size());
        JsonNode early = events.getLast();
        assertTrue(early.path("isWindowTerminatedEarly").asBoolean());
        assertEquals(large, early.path("state").path("large").asText());
        rig.put("orders", "2");
        rig.settle();
        assertEquals("[2] {}", calls().get(2));
    }

    @Test
    void theStateOutlivesARestart() throws Exception {
        function(MappingWindowTest::count);
        rig.map("orders", "f", MINUTE);
        rig.put("orders", "1");
        rig.settle();
        rig.restart();
        rig.put("orders", "2");
        rig.pass(Duration.ofSeconds(60));
        assertEquals(List.of("[1] {}", "[2] {\"count\":1}", "[] {\"count\":2} final"), calls());
    }

    @Test
    void theWindowOfAClosedShardEndsBeforeItsChildrenBegin() {
        function(MappingWindowTest::count);
        rig.map("orders", "f", MINUTE);
        rig.put("orders", "parent");
        rig.settle();
        rig.split("orders");
        rig.put("orders", 1, "a", "child");
        rig.settle();
        assertEquals(List.of("[parent] {}", "[] {\"count\":1} final", "[child] {}"), calls());
    }

    @Test
    void itemFailuresAreReportedInWindowsToo() {
        function(event -> {
            String two = MappingRig.sequenceOf(event, "2");
            return MappingRig.texts(event).contains("1")
                    ? MappingRig.answer(
                            "{\"state\":{\"count\":1},\"batchItemFailures\":[{\"itemIdentifier\":\"" + two + "\"}]}")
                    : count(event);
        });
        rig.map(
                "orders",
                "f",
                "{\"TumblingWindowInSeconds\":60,\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]}");
        rig.put("orders", "1", "2");
        rig.pass(Duration.ofSeconds(1));
        assertEquals(List.of("[1, 2] {}", "[2] {\"count\":1}"), calls());
    }
}
