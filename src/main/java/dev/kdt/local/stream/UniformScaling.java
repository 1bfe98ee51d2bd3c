package dev.kdt.local.stream;

import dev.kdt.record.HashKey;
import java.util.ArrayList;
import java.util.List;

/** How a stream gets to so many even shards: shards are split wherever the new ones begin, then the pieces of each new one
 * are merged.
 */
public final class UniformScaling {
    private final List<Resharding.Step> steps = new ArrayList<>();
    private int nextIndex;

    /** A shard that is open after the steps so far. */
    private record Piece(int index, HashKey first, HashKey last) {}

    private UniformScaling(int nextIndex) {
        this.nextIndex = nextIndex;
    }

    /** The steps that bring {@code shards} to {@code target} even shards; none when they are that already. */
    public static List<Resharding.Step> steps(ShardMap shards, int target) {
        UniformScaling scaling = new UniformScaling(shards.all().size());
        List<Piece> pieces = new ArrayList<>();
        for (Shard shard : shards.open()) {
            scaling.split(
                    new Piece(
                            shard.info().index(),
                            shard.info().first(),
                            shard.info().last()),
                    target,
                    pieces);
        }
        scaling.merge(pieces, target);
        return scaling.steps;
    }

    private void split(Piece piece, int target, List<Piece> pieces) {
        Piece rest = piece;
        for (int i = 1; i < target; i++) {
            HashKey cut = HashKey.evenStart(i, target);
            if (cut.compareTo(rest.first()) > 0 && cut.compareTo(rest.last()) <= 0) {
                Piece low = new Piece(nextIndex++, rest.first(), cut.previous());
                Piece high = new Piece(nextIndex++, cut, rest.last());
                steps.add(new Resharding.Step(List.of(rest.index()), List.of(range(low), range(high))));
                pieces.add(low);
                rest = high;
            }
        }
        pieces.add(rest);
    }

    private void merge(List<Piece> pieces, int target) {
        Piece merged = pieces.getFirst();
        int next = 1;
        for (Piece piece : pieces.subList(1, pieces.size())) {
            if (next < target && piece.first().equals(HashKey.evenStart(next, target))) {
                merged = piece;
                next++;
            } else {
                Piece both = new Piece(nextIndex++, merged.first(), piece.last());
                steps.add(new Resharding.Step(List.of(merged.index(), piece.index()), List.of(range(both))));
                merged = both;
            }
        }
    }

    private static Resharding.Range range(Piece piece) {
        return new Resharding.Range(piece.first(), piece.last());
    }
}
