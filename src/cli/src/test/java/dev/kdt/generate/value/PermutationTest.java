package dev.kdt.generate.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
    @Test
    void noNumberComesTwice() {
        for (int size : List.of(1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 1_000, 65_536, 100_000)) {
            for (long key = 0; key < 5; key++) {
                BitSet seen = new BitSet();
                for (int i = 0; i < size; i++) {
                    seen.set(Permutation.at(Random.mix(1, key), i, size));
                }
                assertEquals(size, seen.cardinality());
                assertEquals(size, seen.length());
            }
        }
    }

    @Test
    void everyKeyHasAnOrderOfItsOwn() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long key = 0; key < 1_000; key++) {
            orders.add(order(Random.mix(2, key), 100));
        }
        assertTrue(orders.size() > 990, () -> orders.size() + " orders");
        assertNotEquals(order(0, 100), IntStream.range(0, 100).boxed().toList());
    }

    /** For each of many keys, where the first number and its neighbour go: about as often to each place. */
    @Test
    void everyPlaceIsAsLikely() {
        int size = 100;
        int keys = 100_000;
        for (int index : new int[] {0, 1, 50}) {
            long[] counts = new long[size];
            for (long key = 0; key < keys; key++) {
                counts[Permutation.at(Random.mix(3, key), index, size)]++;
            }
            double expected = (double) keys / size;
            for (long each : counts) {
                assertTrue(Math.abs(each - expected) < expected * 0.25, () -> each + " of " + expected);
            }
        }
    }

    private static List<Integer> order(long key, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Permutation.at(key, i, size))
                .toList();
    }
}
