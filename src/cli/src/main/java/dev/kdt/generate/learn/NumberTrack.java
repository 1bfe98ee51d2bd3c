package dev.kdt.generate.learn;

import java.util.Arrays;

/** The numbers that a field of the first records had, by the numbers of the records. */
final class NumberTrack {
    private static final int MOST = 2_000;

    private double[] values = {};

    void see(double number, long record) {
        int row = (int) Math.min(RecordNumber.row(record), MOST);
        if (row == MOST) {
            return;
        }
        if (row >= values.length) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.min(MOST, Math.max(row + 16, before * 2)));
            Arrays.fill(values, before, values.length, Double.NaN);
        }
        values[row] = number;
    }

    /** The number of a record; not a number when it has none. */
    double of(int row) {
        return row < values.length ? values[row] : Double.NaN;
    }

    int size() {
        return values.length;
    }
}
