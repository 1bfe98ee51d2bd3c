package dev.kdt.local.stream;

import dev.kdt.record.HashKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Scales a stream to even shards with as few steps as possible: shards are split where a new one begins, then the pieces of each
 * new shard are merged.
 *
 * <p>A boundary that is there is kept when it is at most one key from where an even shard begins. So a stream that was split in
 * the middle, where the halves can differ by a key, is scaled without a shard of a single key, which readers refuse.
 */
public final class UniformScaling {
    private final List<ReshardingPlan.Step> steps = new ArrayList<>();
    private int nextIndex;

    /** A shard that is open after the steps so far. */
    private record Piece(int index, ReshardingPlan.Range range) {
        HashKey first() {
            return range.first();
        }
    }

    private UniformScaling(int nextIndex) {
        this.nextIndex = nextIndex;
    }

    /**
     * The steps that bring a stream to {@code target} even shards; none when it has them already.
     *
     * @param all the stream's shards by index, closed ones too
     */
    public static List<ReshardingPlan.Step> steps(List<ShardInfo> all, int target) {
        List<Piece> open = all.stream()
                .filter(ShardInfo::isOpen)
                .map(shard -> new Piece(shard.index(), shard.range()))
                .sorted(Comparator.comparing(Piece::first))
                .toList();
        NavigableSet<HashKey> starts = starts(open, target);
        UniformScaling scaling = new UniformScaling(all.size());
        scaling.merge(scaling.split(open, starts), starts);
        return scaling.steps;
    }

    /** The starting hash keys of even shards. */
    private static NavigableSet<HashKey> starts(List<Piece> open, int target) {
        NavigableSet<HashKey> there = new TreeSet<>();
        open.forEach(piece -> there.add(piece.first()));
        NavigableSet<HashKey> starts = new TreeSet<>();
        starts.add(HashKey.MIN);
        for (int i = 1; i < target; i++) {
            starts.add(nearby(there, HashKey.evenStart(i, target)));
        }
        return starts;
    }

    /** The key itself, or the one of {@code there} that is next to it. */
    private static HashKey nearby(NavigableSet<HashKey> there, HashKey key) {
        if (!there.contains(key)) {
            if (there.contains(key.previous())) {
                return key.previous();
            }
            if (there.contains(key.next())) {
                return key.next();
            }
        }
        return key;
    }

    private List<Piece> split(List<Piece> open, NavigableSet<HashKey> starts) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : open) {
            Piece rest = piece;
            for (HashKey cut : starts.subSet(piece.first(), false, piece.range().last(), true)) {
                ReshardingPlan.Step step = ReshardingPlan.split(rest.index(), rest.range(), cut);
                steps.add(step);
                pieces.add(new Piece(nextIndex++, step.children().getFirst()));
                rest = new Piece(nextIndex++, step.children().getLast());
            }
            pieces.add(rest);
        }
        return pieces;
    }

    private void merge(List<Piece> pieces, NavigableSet<HashKey> starts) {
        Piece merged = pieces.getFirst();
        for (Piece piece : pieces.subList(1, pieces.size())) {
            if (starts.contains(piece.first())) {
                merged = piece;
            } else {
                ReshardingPlan.Range both =
                        new ReshardingPlan.Range(merged.first(), piece.range().last());
                steps.add(ReshardingPlan.merge(merged.index(), piece.index(), both));
                merged = new Piece(nextIndex++, both);
            }
        }
    }
}
