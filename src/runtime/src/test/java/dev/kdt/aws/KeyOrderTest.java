package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.codec.Arrival;
import dev.kdt.flow.shard.KeyOrdering;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** First arrivals of each key are in the order in which they were given, whatever fails; {@code mvn -Porder test} tries 100 seeds. */
class KeyOrderTest {
    private static final long SEEDS = Long.getLong("order.seeds", 3);

    @TempDir
    private Path folder;

    static Stream<Arguments> runs() {
        return LongStream.range(0, SEEDS)
                .boxed()
                .flatMap(seed -> Stream.of(KeyOrdering.KEY, KeyOrdering.KEY_IN_AGGREGATES)
                        .map(ordering -> Arguments.of(seed, ordering)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void allArriveInTheOrderOfTheirKeys(long seed, KeyOrdering ordering) throws Exception {
        try (KeyOrderRun run = new KeyOrderRun(folder, seed)) {
            run.send(ordering, 200);
            assertEquals(List.of(), run.parked);
            List<Integer> arrivals = run.arrivals();
            assertEquals(all(), new TreeSet<>(arrivals));
            assertInOrder(run, new LinkedHashSet<>(arrivals));
            assertDoublesCounted(run, arrivals);
        }
    }

    /** Records that are tried three times only: a key's records end with the first one that was parked. */
    @ParameterizedTest
    @MethodSource("runs")
    void whatFollowsAParkedRecordOfItsKeyIsParkedInOrder(long seed, KeyOrdering ordering) throws Exception {
        try (KeyOrderRun run = new KeyOrderRun(folder, seed)) {
            run.send(ordering, 3);
            List<Integer> arrivals = run.arrivals();
            Set<Integer> settled = new TreeSet<>(run.delivered);
            settled.addAll(run.parked);
            assertEquals(all(), settled);
            assertEquals(KeyOrderRun.RECORDS, run.delivered.size() + run.parked.size());
            assertTrue(arrivals.containsAll(run.delivered));
            assertInOrder(run, new LinkedHashSet<>(arrivals));
            assertInOrder(run, new LinkedHashSet<>(run.parked));
            assertDoublesCounted(run, arrivals);
            Map<String, Integer> firstParked = new HashMap<>();
            run.parked.forEach(each -> firstParked.putIfAbsent(run.key(each), each));
            for (int each : new TreeSet<>(arrivals)) {
                int parked = firstParked.getOrDefault(run.key(each), Integer.MAX_VALUE);
                assertTrue(each < parked || isInDoubt(run, each), each + " arrived after " + parked);
            }
        }
    }

    private static boolean isInDoubt(KeyOrderRun run, int number) {
        return run.failures.containsKey(number) && run.failures.get(number).arrival() == Arrival.UNKNOWN;
    }

    private static Set<Integer> all() {
        return new TreeSet<>(IntStream.range(0, KeyOrderRun.RECORDS).boxed().toList());
    }

    private static void assertInOrder(KeyOrderRun run, Set<Integer> firsts) {
        Map<String, List<Integer>> byKey = new HashMap<>();
        firsts.forEach(each ->
                byKey.computeIfAbsent(run.key(each), _ -> new ArrayList<>()).add(each));
        byKey.forEach((key, numbers) -> assertEquals(numbers.stream().sorted().toList(), numbers, key));
    }

    private static void assertDoublesCounted(KeyOrderRun run, List<Integer> arrivals) {
        Set<Integer> once = new HashSet<>();
        Set<Integer> doubles = new HashSet<>();
        arrivals.stream().filter(each -> !once.add(each)).forEach(doubles::add);
        assertTrue(doubles.size() <= run.counters.doubtful(), doubles.size() + " of " + run.counters.doubtful());
    }
}
