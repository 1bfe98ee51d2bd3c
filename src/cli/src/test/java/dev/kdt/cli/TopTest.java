package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code kdt top}: advice on a load that is put to the endpoint, and what becomes of the load when it is followed. Time is virtual. */
class TopTest extends LocalCommands {
    private static final int SECONDS = 10;
    private static final String BODY = "x".repeat(8_000);

    private final VirtualClock time = new VirtualClock(Instant.parse("2026-11-27T10:00:00Z"));

    TopTest() {
        clock = time;
    }

    /** Keys of 160 records, the same for each second: some are used much more than others. */
    private static List<String> skewed() {
        SplittableRandom random = new SplittableRandom(3);
        return Stream.generate(() -> "customer-" + (int) (200 * Math.pow(random.nextDouble(), 2)))
                .limit(160)
                .toList();
    }

    private static List<String> repeated(String key, int times) {
        return Stream.generate(() -> key).limit(times).toList();
    }

    /** Puts a record of about 8 KiB for each key, in every second. */
    private Instant load(List<String> keys) {
        Instant start = time.instant();
        String lines = keys.stream()
                .map(key -> "{\"key\":\"" + key + "\",\"body\":\"" + BODY + "\"}\n")
                .collect(Collectors.joining());
        for (int second = 0; second < SECONDS; second++) {
            Ran ran = kdt(lines, "produce", "orders", "-k", ".key");
            assertEquals(0, ran.code(), ran.err());
            time.advance(Duration.ofSeconds(1));
        }
        return start;
    }

    private String top(Instant since, String... more) {
        out = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of("top", "orders", "--since", since.toString()));
        args.addAll(List.of(more));
        Ran ran = kdt("", args.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        return out.toString();
    }

    private JsonNode measure(Instant since) throws IOException {
        return new ObjectMapper().readTree(top(since, "-o", "json"));
    }

    private static List<JsonNode> advice(JsonNode load, String action) {
        return StreamSupport.stream(load.get("advice").spliterator(), false)
                .filter(each -> each.get("action").asText().equals(action))
                .toList();
    }

    private static JsonNode shard(JsonNode load, String id) {
        return StreamSupport.stream(load.get("shards").spliterator(), false)
                .filter(each -> each.get("shard").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Runs the command of a piece of advice, to the letter. */
    private void follow(JsonNode advice) {
        String[] words = advice.get("command").asText().split(" ");
        assertEquals("kdt", words[0]);
        Ran ran = kdt("", Stream.of(words).skip(1).toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
    }

    @Test
    void aShardIsSplitWhereItsLoadIsHalved() throws IOException {
        List<String> keys = skewed();
        JsonNode before = measure(load(keys));
        assertEquals(SECONDS * keys.size(), before.get("records").asInt());
        assertEquals(keys.size(), before.get("recordsPerSecond").asDouble(), 0.01);
        JsonNode split = advice(before, "split").getFirst();
        String parent = split.get("shard").asText();
        follow(split);

        JsonNode after = measure(load(keys));
        double parts = shard(before, parent).get("records").asDouble();
        double lower = shard(after, "shardId-000000000002").get("records").asDouble() / parts;
        double upper = shard(after, "shardId-000000000003").get("records").asDouble() / parts;
        assertEquals(1, lower + upper, 0.0001); // The same load as before.
        // All records are of one size, and so few keys are counted exactly.
        assertEquals(split.get("below").asDouble(), lower, 0.005);
        double heaviest = before.get("keys").get(0).get("share").asDouble();
        assertTrue(Math.max(lower, upper) <= 0.5 + heaviest / 2, "the busier part has " + Math.max(lower, upper));
        assertTrue(heaviest < 0.3);
        assertTrue(shard(after, "shardId-000000000002").get("limitShare").asDouble()
                < 0.7 * shard(before, parent).get("limitShare").asDouble());
        assertEquals(
                0,
                advice(after, "split").stream()
                        .filter(each -> each.get("shard").asText().compareTo("shardId-000000000001") > 0)
                        .count());
    }

    @Test
    void noSplitIsAdvisedForOneHotKey() throws IOException {
        List<String> keys = new ArrayList<>(repeated("hot", 120));
        keys.addAll(skewed().subList(0, 20));
        JsonNode load = measure(load(keys));
        assertEquals(List.of(), advice(load, "split"));
        JsonNode spread = advice(load, "spread-key").getFirst();
        assertEquals("hot", spread.get("key").asText());
        assertEquals(120 * 8_024 / 1_048_576.0, spread.get("keyLimitShare").asDouble(), 0.01);
    }

    @Test
    void quietNeighboursAreMerged() throws IOException {
        List<String> keys = skewed().subList(0, 20);
        Instant start = load(keys);
        time.advance(Duration.ofMinutes(1));
        JsonNode before = measure(start);
        follow(advice(before, "merge").getFirst());
        JsonNode after = measure(load(keys));
        assertEquals(
                before.get("records").asDouble(),
                shard(after, "shardId-000000000002").get("records").asDouble());
        assertEquals(0, after.get("advice").size());
    }

    @Test
    void mergesAreNotLookedForInAShortTime() throws IOException {
        Instant start = load(skewed().subList(0, 20));
        Ran ran = kdt("", "top", "orders", "--since", start.toString());
        assertTrue(ran.err().contains("(--for 1m or more)"), ran.err());
        assertTrue(out.toString().contains("no shard is busy; whether fewer are enough takes a minute"));
        assertEquals(0, measure(start).get("advice").size());
    }

    @Test
    void aPartOfTheTimeIsMeasured() throws IOException {
        Instant start = load(List.of("a", "b"));
        load(List.of("a", "b", "c"));
        String printed = top(start.plusMillis(4_500), "--for", "10s");
        assertTrue(printed.startsWith("orders: 2.5 records/s"), printed);
        assertTrue(printed.contains("in 10.0 s"), printed);
    }

    @Test
    void aStreamThatNothingArrivesInHasNoLoad() {
        String printed = top(time.instant().minusSeconds(60));
        assertTrue(printed.startsWith("orders: nothing arrived in 60.0 s\n"), printed);
        assertTrue(printed.endsWith("no advice: no record arrived\n"), printed);
    }

    /** Whoever may put records may choose their keys. */
    @Test
    void keysNeverMoveTheCursor() {
        String printed = top(load(List.of("\\u001b[2J\\u009b1m\\n\\u202e")));
        assertTrue(printed.contains("\\u001b[2J\\u009b1m\\n"), printed);
        assertTrue(printed.chars().noneMatch(each -> Character.isISOControl(each) && each != '\n'), printed);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertEquals(
                2,
                kdt("", "top", "orders", "--since", "trim-horizon", "--for", "10s")
                        .code());
        assertEquals(2, kdt("", "top", "orders", "--for", "0s").code());
        assertEquals(2, kdt("", "top", "orders", "--reads", "6").code());
        assertEquals(2, kdt("", "top", "orders", "--since", "2026-11-28").code());
        assertEquals(1, kdt("", "top", "nowhere", "--for", "1s").code());
    }
}
