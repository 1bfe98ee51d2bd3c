package dev.kdt.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.record.HashKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Shards after any sequence of creation, splits, merges and scaling. */
class UniformScalingTest {
    private static final int SEQUENCES = 300;
    private static final int ACTIONS = 30;
    private static final int MOST_SHARDS = 40;

    private final SplittableRandom random = new SplittableRandom(14);

    @Test
    void threeToSixSplitsEachShardOnce() {
        List<ShardInfo> shards = scaled(ShardInfo.even(3, 1), 6);
        assertEquals(9, shards.size());
        assertEquals(ranges(ShardInfo.even(6, 1)), ranges(shards));
    }

    @Test
    void everyStepBetweenEvenCountsEndsInTheShardsOfACreation() {
        for (int from = 1; from <= 20; from++) {
            for (int to = 1; to <= 20; to++) {
                List<ShardInfo> shards = scaled(ShardInfo.even(from, 1), to);
                assertEquals(ranges(ShardInfo.even(to, 1)), ranges(shards), from + " -> " + to);
                // Boundaries that both have are kept: there are as many of them as the greatest common divisor.
                int common =
                        BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
                int splits = to - common;
                int merges = from - common;
                assertEquals(from + 2 * splits + merges, shards.size(), from + " -> " + to);
            }
        }
    }

    @Test
    void aBoundaryOneKeyAwayIsKept() {
        // The middle as the service's documentation computes it, (StartingHashKey + EndingHashKey) / 2, is one key low.
        HashKey middle = HashKey.MIN.middle(HashKey.MAX).previous();
        List<ShardInfo> halves = after(
                ShardInfo.even(1, 1),
                ReshardingPlan.split(0, ShardInfo.even(1, 1).getFirst().range(), middle));
        List<ShardInfo> shards = scaled(halves, 4);
        assertEquals(3 + 4, shards.size());
        assertTrue(open(shards).stream().anyMatch(shard -> shard.first().equals(middle)));
    }

    @Test
    void anySequenceKeepsTheRules() {
        for (int i = 0; i < SEQUENCES; i++) {
            List<ShardInfo> shards = ShardInfo.even(1 + random.nextInt(MOST_SHARDS / 2), 1);
            for (int j = 0; j < ACTIONS; j++) {
                shards = changed(shards);
                requireTiled(shards);
            }
        }
    }

    private List<ShardInfo> changed(List<ShardInfo> shards) {
        return switch (random.nextInt(4)) {
            case 0 -> split(shards);
            case 1 -> merged(shards);
            default -> checkedScaling(shards, 1 + random.nextInt(MOST_SHARDS));
        };
    }

    /** Splits at the middle, near it, near an even boundary, or anywhere; where the service allows it. */
    private List<ShardInfo> split(List<ShardInfo> shards) {
        ShardInfo shard = any(open(shards));
        BigInteger low = shard.first().value();
        BigInteger width = shard.last().value().subtract(low);
        int count = 2 + random.nextInt(MOST_SHARDS);
        BigInteger key = switch (random.nextInt(3)) {
            case 0 -> low.add(width.shiftRight(1));
            case 1 -> HashKey.evenStart(1 + random.nextInt(count - 1), count).value();
            default ->
                low.add(width.multiply(BigInteger.valueOf(random.nextInt(1_000)))
                        .divide(BigInteger.valueOf(1_000)));
        };
        key = key.add(BigInteger.valueOf(random.nextInt(-3, 4)));
        if (key.signum() < 0 || key.bitLength() > 128 || !shard.range().splitsAt(HashKey.of(key))) {
            return shards;
        }
        return after(shards, ReshardingPlan.split(shard.index(), shard.range(), HashKey.of(key)));
    }

    private List<ShardInfo> merged(List<ShardInfo> shards) {
        List<ShardInfo> open = open(shards);
        if (open.size() == 1) {
            return shards;
        }
        int i = random.nextInt(open.size() - 1);
        ShardInfo low = open.get(i);
        ShardInfo high = open.get(i + 1);
        return after(
                shards,
                ReshardingPlan.merge(low.index(), high.index(), new ReshardingPlan.Range(low.first(), high.last())));
    }

    private List<ShardInfo> checkedScaling(List<ShardInfo> shards, int target) {
        Set<BigInteger> before = starts(open(shards));
        List<ShardInfo> scaled = scaled(shards, target);
        List<ShardInfo> open = open(scaled);
        assertEquals(target, open.size());
        int kept = 0;
        for (int i = 0; i < target; i++) {
            BigInteger even = HashKey.evenStart(i, target).value();
            BigInteger first = open.get(i).first().value();
            assertTrue(first.subtract(even).abs().compareTo(BigInteger.ONE) <= 0, "even within one key");
            boolean isNear = before.contains(even)
                    || before.contains(even.subtract(BigInteger.ONE))
                    || before.contains(even.add(BigInteger.ONE));
            assertEquals(isNear, before.contains(first), "a boundary that is there is kept");
            kept += isNear ? 1 : 0;
        }
        int splits = target - kept;
        int merges = before.size() - kept;
        assertEquals(2 * splits + merges, scaled.size() - shards.size(), "no more steps than boundaries change");
        return scaled;
    }

    /** Open shards cover every key once; no shard, closed ones too, is narrower than two keys. */
    private static void requireTiled(List<ShardInfo> shards) {
        HashKey next = HashKey.MIN;
        for (ShardInfo shard : open(shards)) {
            assertEquals(next, shard.first());
            next = shard.last().next();
        }
        assertEquals(HashKey.MAX.next(), next);
        for (ShardInfo shard : shards) {
            assertTrue(shard.first().compareTo(shard.last()) < 0, () -> "one key wide: " + shard);
        }
    }

    private static List<ShardInfo> scaled(List<ShardInfo> shards, int target) {
        return ReshardingPlan.after(shards, UniformScaling.steps(shards, target), 2);
    }

    private static List<ShardInfo> after(List<ShardInfo> shards, ReshardingPlan.Step step) {
        return ReshardingPlan.after(shards, List.of(step), 2);
    }

    private static List<ShardInfo> open(List<ShardInfo> shards) {
        return shards.stream()
                .filter(ShardInfo::isOpen)
                .sorted(Comparator.comparing(ShardInfo::first))
                .toList();
    }

    private static List<ReshardingPlan.Range> ranges(List<ShardInfo> shards) {
        return open(shards).stream().map(ShardInfo::range).toList();
    }

    private static Set<BigInteger> starts(List<ShardInfo> open) {
        List<BigInteger> starts = new ArrayList<>();
        open.forEach(shard -> starts.add(shard.first().value()));
        return new HashSet<>(starts);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
