package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fingerprints of the fields of the first records, a row for each record: what relations between fields are looked for in. */
final class RecordRows {
    /** Bounds memory: 32 MiB. */
    private static final long MOST_CELLS = 4L << 20;

    private final List<long[]> rows = new ArrayList<>();
    private long cells;
    private int columns;
    private long[] row = new long[16];
    private int used;

    /** A column for another field. */
    int newColumn() {
        return columns++;
    }

    void set(int column, long fingerprint) {
        if (column >= row.length) {
            row = Arrays.copyOf(row, Math.max(column + 1, row.length * 2));
        }
        row[column] = fingerprint;
        used = Math.max(used, column + 1);
    }

    /** Ends the row of a record. */
    void endRow() {
        if (cells + used <= MOST_CELLS) {
            rows.add(Arrays.copyOf(row, used));
            cells += used;
        }
        Arrays.fill(row, 0, used, Fingerprint.ABSENT);
        used = 0;
    }

    int size() {
        return rows.size();
    }

    /** The column's fingerprints, a record after the other; {@link Fingerprint#ABSENT} where a record lacks the field. */
    long[] column(int column) {
        long[] values = new long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            long[] its = rows.get(i);
            values[i] = column < its.length ? its[column] : Fingerprint.ABSENT;
        }
        return values;
    }
}
