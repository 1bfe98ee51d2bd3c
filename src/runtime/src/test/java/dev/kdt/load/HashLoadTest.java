package dev.kdt.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.record.HashKey;
import dev.kdt.record.HashRange;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The place that halves a load, against the exact loads below and above it. */
class HashLoadTest {
    private static final HashRange ALL = new HashRange(HashKey.MIN, HashKey.MAX);
    private static final HashRange THIRD =
            new HashRange(HashKey.evenStart(1, 3), HashKey.evenStart(2, 3).previous());

    private final HotKeys keys = new HotKeys();
    private final Map<HashKey, Double> exact = new HashMap<>();

    private void add(HashLoad load, String key, double weight) {
        add(load, key, HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8)), weight);
    }

    private void add(HashLoad load, String key, HashKey hash, double weight) {
        keys.add(key, hash, weight);
        load.add(hash, weight);
        exact.merge(hash, weight, Double::sum);
    }

    /** The true share of the load below a hash key. */
    private double below(HashKey at) {
        double below = 0;
        double all = 0;
        for (Map.Entry<HashKey, Double> each : exact.entrySet()) {
            below += each.getKey().compareTo(at) < 0 ? each.getValue() : 0;
            all += each.getValue();
        }
        return below / all;
    }

    @ParameterizedTest
    @CsvSource({"100,0", "20,1", "100000,0", "100000,0.8", "5000,1"})
    void theLoadIsHalvedForAnyKeys(int number, double exponent) {
        for (int seed = 0; seed < 5; seed++) {
            HashLoad load = new HashLoad(ALL);
            SplittableRandom random = new SplittableRandom(seed);
            Zipf zipf = new Zipf(number, exponent, random);
            for (int i = 0; i < 30_000; i++) {
                add(load, "seed " + seed + " key " + zipf.next(), 1);
            }
            SplitPoint point = load.halving(keys.keys());
            double heaviest = keys.keys().getFirst().weight() / load.total();
            // No better than the heaviest key allows, and within the error that is told, and that of the sketch.
            assertTrue(point.greater() <= 0.5 + heaviest / 2 + 0.01, point + ", heaviest key " + heaviest);
            assertEquals(below(point.at()), point.below(), point.error() + 0.01);
            exact.clear();
            keys.scale(0);
        }
    }

    @Test
    void aFewKeysAreHalvedExactly() {
        HashLoad load = new HashLoad(THIRD);
        HashKey near = HashKey.evenStart(4, 9);
        add(load, "a", near, 30);
        add(load, "b", near.next(), 20);
        add(load, "c", near.next().next(), 50);
        SplitPoint point = load.halving(keys.keys());
        assertEquals(new SplitPoint(near.next().next(), 0.5, 0), point);
    }

    @Test
    void aKeyIsOnTheSideWhereTheHalvesAreMoreEven() {
        HashLoad load = new HashLoad(ALL);
        HashKey middle = HashKey.evenStart(1, 2);
        add(load, "low", HashKey.evenStart(1, 4), 30);
        add(load, "key", middle, 25);
        add(load, "high", HashKey.evenStart(3, 4), 45);
        assertEquals(new SplitPoint(middle.next(), 0.55, 0), load.halving(keys.keys()));
        add(load, "high", HashKey.evenStart(3, 4), -15);
        add(load, "low", HashKey.evenStart(1, 4), 15);
        assertEquals(middle, load.halving(keys.keys()).at());
    }

    @Test
    void aSplitIsInsideTheRange() {
        HashLoad load = new HashLoad(THIRD);
        add(load, "first", THIRD.first(), 100);
        assertEquals(THIRD.first().next(), load.halving(keys.keys()).at());
        HotKeys others = new HotKeys();
        others.add("last", THIRD.last(), 100);
        HashLoad high = new HashLoad(THIRD);
        high.add(THIRD.last(), 100);
        assertEquals(THIRD.last(), high.halving(others.keys()).at());
        HashRange two = new HashRange(HashKey.MIN, HashKey.MIN.next());
        HashLoad narrow = new HashLoad(two);
        narrow.add(two.first(), 1);
        narrow.add(two.last(), 1);
        assertEquals(two.last(), narrow.halving(List.of()).at());
    }

    @Test
    void aLoadThatFadesKeepsItsPlace() {
        HashLoad load = new HashLoad(ALL);
        for (int i = 0; i < 10_000; i++) {
            add(load, "old " + i, HashKey.evenStart(i, 40_000), 1);
        }
        load.scale(0.001);
        keys.scale(0.001);
        exact.clear();
        for (int i = 0; i < 10_000; i++) {
            add(load, "new " + i, HashKey.evenStart(20_000 + i, 40_000), 1);
        }
        SplitPoint point = load.halving(keys.keys());
        assertEquals(0.5, below(point.at()), 0.01);
    }
}
