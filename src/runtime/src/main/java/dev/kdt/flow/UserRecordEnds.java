package dev.kdt.flow;

import dev.kdt.pipeline.Results;
import dev.kdt.record.Position;
import org.jspecify.annotations.Nullable;

/** The user records of one aggregate, in order, each with the number of outputs that it and those before it have. */
final class UserRecordEnds {
    private final Position[] places;
    private final int[] outputs;

    private UserRecordEnds(Position[] places, int[] outputs) {
        this.places = places;
        this.outputs = outputs;
    }

    /** Those from {@code from}, before {@code to}; null when they are no user records of an aggregate. */
    static @Nullable UserRecordEnds of(Results results, int from, int to) {
        if (to - from < 2) {
            return null;
        }
        Position[] places = new Position[to - from];
        int[] outputs = new int[to - from];
        for (int i = from; i < to; i++) {
            places[i - from] = results.record(i).position();
            outputs[i - from] = results.outputCount(from, i + 1);
            if (!places[i - from].isSubsequence()) {
                return null;
            }
        }
        return new UserRecordEnds(places, outputs);
    }

    /** The last user record that has outputs, all of which are among the first {@code settled}; null when there is none. */
    @Nullable
    Position last(int settled) {
        for (int i = places.length - 1; i >= 0; i--) {
            if (outputs[i] <= settled && outputs[i] > (i == 0 ? 0 : outputs[i - 1])) {
                return places[i];
            }
        }
        return null;
    }
}
