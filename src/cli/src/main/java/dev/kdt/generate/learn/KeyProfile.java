package dev.kdt.generate.learn;

import java.util.List;
import java.util.Optional;

/** Finds the field whose value is the partition key. */
final class KeyProfile {
    private static final double NEARLY_ALL = 0.98;

    private final long[] keys;
    private final List<FieldProfile> leaves;
    private final RecordRows rows;

    /** @param keys fingerprints of the records' partition keys */
    KeyProfile(long[] keys, List<FieldProfile> leaves, RecordRows rows) {
        this.keys = keys;
        this.leaves = leaves;
        this.rows = rows;
    }

    /** The expression for the key; empty when the sample has no keys, or they are those of no field. */
    Optional<Draft> draft() {
        Repeats repeats = Repeats.of(keys);
        if (repeats.seen() < ValueSet.OFTEN) {
            return Optional.empty();
        }
        for (FieldProfile each : leaves) {
            if (isKey(rows.column(each.place().column()), repeats.seen())) {
                return Optional.of(new Draft(each.place().path(), ""));
            }
        }
        return Optional.empty();
    }

    private boolean isKey(long[] field, int seen) {
        int same = 0;
        for (int i = 0; i < keys.length; i++) {
            same += keys[i] != Fingerprint.ABSENT && keys[i] == field[i] ? 1 : 0;
        }
        return same >= NEARLY_ALL * seen;
    }
}
