package dev.kdt.generate.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The times that a field of the first records had, in microseconds since 1970. */
final class TimeTrack {
    private static final int MOST = 50_000;

    private long[] records = new long[64];
    private long[] micros = new long[64];
    private int size;

    void see(long record, long time) {
        if (size == MOST) {
            return;
        }
        if (size == micros.length) {
            records = Arrays.copyOf(records, size * 2);
            micros = Arrays.copyOf(micros, size * 2);
        }
        records[size] = record;
        micros[size++] = time;
    }

    int size() {
        return size;
    }

    /** The number of the record of the time at {@code index}. */
    long record(int index) {
        return records[index];
    }

    /** The time at {@code index}. */
    long micros(int index) {
        return micros[index];
    }

    /** The earliest time. */
    long least() {
        return Arrays.stream(micros, 0, size).min().orElse(0);
    }

    /** The latest time. */
    long most() {
        return Arrays.stream(micros, 0, size).max().orElse(0);
    }

    /** From the earliest to the latest. */
    long length() {
        return most() - least();
    }

    /** How long each time is before the latest one before it of its lane; 0 for those that are not. */
    long[] behind() {
        Map<Integer, Long> latest = new HashMap<>();
        long[] behind = new long[size];
        for (int i = 0; i < size; i++) {
            long most = latest.merge(RecordNumber.lane(records[i]), micros[i], Math::max);
            behind[i] = most - micros[i];
        }
        return behind;
    }

    /** The share of times that are not before the one before of their lane. */
    double orderedShare() {
        Map<Integer, Long> lasts = new HashMap<>();
        int ordered = 0;
        for (int i = 0; i < size; i++) {
            Long last = lasts.put(RecordNumber.lane(records[i]), micros[i]);
            ordered += last != null && micros[i] >= last ? 1 : 0;
        }
        return size <= lasts.size() ? 0 : (double) ordered / (size - lasts.size());
    }
}
