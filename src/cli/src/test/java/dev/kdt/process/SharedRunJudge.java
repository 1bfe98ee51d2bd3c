package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/** Compares what the runs of a group acknowledged with what they delivered, by nothing but the versions of the state and the objects. */
final class SharedRunJudge {
    private final ObjectMapper json = new ObjectMapper();
    private final Path lake;
    private final Map<String, NavigableMap<BigInteger, Integer>> unchecked = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> delivered = new HashMap<>();
    private final Set<Path> read = new HashSet<>();
    private final Map<Long, String> owners = new HashMap<>();
    private final Map<String, JsonNode> reached = new HashMap<>();
    private int seen;
    private long lastWrite;

    /** @param lake the folder of the delivered objects */
    SharedRunJudge(Path lake) {
        this.lake = lake;
    }

    /** A record was put; called while runs deliver it. */
    void put(int id, String shard, BigInteger sequence) {
        unchecked.computeIfAbsent(shard, _ -> new ConcurrentSkipListMap<>()).put(sequence, id);
    }

    /** Number of versions looked at. */
    int seen() {
        return seen;
    }

    /** Looks at the next versions of the state, and at all that was delivered since they were read. */
    void look(List<JsonNode> versions) throws IOException {
        seen += versions.size();
        versions.forEach(this::look);
        for (Path object : Delivered.objects(lake)) {
            if (read.add(object)) {
                for (String line : Delivered.linesOf(object)) {
                    delivered.merge(json.readTree(line).get("id").asInt(), 1, Integer::sum);
                }
            }
        }
        reached.forEach(this::assertDeliveredUpTo);
    }

    /**
     * Each version follows the one before, one process has put all versions of an epoch, none comes after a later one's, and no checkpoint
     * goes back.
     */
    private void look(JsonNode version) {
        assertEquals(
                ++lastWrite, version.get("write").asLong(), () -> "a version was overwritten unseen by " + version);
        long its = version.get("epoch").asLong();
        assertTrue(owners.keySet().stream().allMatch(each -> each <= its), () -> "a former owner has put " + version);
        if (version.has("owner")) {
            String id = version.get("owner").get("id").asText();
            assertEquals(id, owners.computeIfAbsent(its, _ -> id), "two owners in epoch " + its);
        }
        reached.forEach((shard, before) -> assertTrue(
                sequence(version.get("shards").get(shard)).compareTo(sequence(before)) >= 0,
                () -> shard + " went back from " + before + ": " + version));
        version.get("shards").properties().forEach(each -> reached.put(each.getKey(), each.getValue()));
    }

    private static BigInteger sequence(JsonNode checkpoint) {
        return checkpoint == null
                ? BigInteger.ONE.negate()
                : new BigInteger(checkpoint.path("after").asText("0"));
    }

    private void assertDeliveredUpTo(String shard, JsonNode checkpoint) {
        Iterator<Integer> before = unchecked
                .getOrDefault(shard, new ConcurrentSkipListMap<>())
                .headMap(sequence(checkpoint), true)
                .values()
                .iterator();
        while (before.hasNext()) {
            int id = before.next();
            assertTrue(
                    delivered.containsKey(id),
                    () -> "record " + id + " is behind " + checkpoint + ", and not delivered");
            before.remove();
        }
    }

    /** All records are delivered, and acknowledged. */
    void assertComplete(int records) {
        List<Integer> lost = IntStream.range(0, records)
                .filter(id -> !delivered.containsKey(id))
                .boxed()
                .toList();
        assertEquals(List.of(), lost, "lost");
        assertEquals(records, delivered.size(), "more than were put");
        assertTrue(unchecked.values().stream().allMatch(Map::isEmpty), "the checkpoints are not at the end");
    }

    /** Such as {@code 9,000 records delivered, 123 doubled, …}. */
    String words() {
        int doubled = delivered.values().stream().mapToInt(each -> each - 1).sum();
        return delivered.size() + " records delivered, " + doubled + " doubled, " + owners.size() + " owners, " + seen
                + " writes";
    }
}
