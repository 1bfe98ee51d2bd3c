package dev.kdt.flow;

import dev.kdt.pipeline.Results;
import dev.kdt.record.Position;
import org.jspecify.annotations.Nullable;

/** The user records of one aggregate, in order, each with the number of outputs and of failures that it and those before it have. */
final class UserRecordEnds {
    private final Position[] places;
    private final int[] outputs;
    private final int[] failures;

    private UserRecordEnds(Position[] places, int[] outputs, int[] failures) {
        this.places = places;
        this.outputs = outputs;
        this.failures = failures;
    }

    /** Those from {@code from}, before {@code to}; null when they are no user records of an aggregate. */
    static @Nullable UserRecordEnds of(Results results, int from, int to) {
        if (to - from < 2) {
            return null;
        }
        Position[] places = new Position[to - from];
        int[] outputs = new int[to - from];
        int[] failures = new int[to - from];
        int failed = 0;
        for (int i = from; i < to; i++) {
            places[i - from] = results.record(i).position();
            outputs[i - from] = results.outputCount(from, i + 1);
            failed += results.hasFailed(i) ? 1 : 0;
            failures[i - from] = failed;
            if (!places[i - from].isSubsequence()) {
                return null;
            }
        }
        return new UserRecordEnds(places, outputs, failures);
    }

    /** The last user record with an output or a failure which is, with all before it, among the first that were settled; null: none. */
    @Nullable
    Position last(int settledOutputs, int settledFailures) {
        for (int i = places.length - 1; i >= 0; i--) {
            boolean gaveSomething = outputs[i] + failures[i] > (i == 0 ? 0 : outputs[i - 1] + failures[i - 1]);
            if (gaveSomething && outputs[i] <= settledOutputs && failures[i] <= settledFailures) {
                return places[i];
            }
        }
        return null;
    }
}
