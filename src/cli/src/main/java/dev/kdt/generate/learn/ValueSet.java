package dev.kdt.generate.learn;

import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The different values of a field and how often each was seen, as long as they are few. */
final class ValueSet {
    /** The most values that are listed in a template. */
    static final int FEW = 20;

    /** A value is listed only if it was seen so often: one that belongs to somebody alone is not. */
    static final int OFTEN = 3;

    private static final int LONGEST = 200;
    private static final double NEARLY_ALL = 0.95;

    private final Map<Value, Integer> counts = new LinkedHashMap<>();
    private boolean overflown;
    private long seen;

    /** A value, and its share of those that are listed. */
    record Listed(Value value, int count) {}

    void see(Value value) {
        seen++;
        if (overflown) {
            return;
        }
        Integer count = counts.get(value);
        if (count != null) {
            counts.put(value, count + 1);
        } else if (counts.size() > FEW || value.toString().length() > LONGEST) {
            overflown = true;
            counts.clear();
        } else {
            counts.put(value.copy(), 1);
        }
    }

    /** The values that may be listed, the most frequent first; empty when those are not nearly all that were seen. */
    List<Listed> listed() {
        List<Listed> listed = new ArrayList<>();
        long covered = 0;
        for (Map.Entry<Value, Integer> each : counts.entrySet()) {
            if (each.getValue() >= OFTEN) {
                listed.add(new Listed(each.getKey(), each.getValue()));
                covered += each.getValue();
            }
        }
        // More are not few, even if one of them is nearly all: that may be somebody who is busy.
        if (counts.size() > FEW || covered < NEARLY_ALL * seen - 1) {
            return List.of();
        }
        listed.sort(Comparator.comparingInt(Listed::count).reversed().thenComparing(Listed::value));
        return listed;
    }

    /** How many were seen that {@link #listed} leaves out. */
    long unlisted() {
        return seen - listed().stream().mapToInt(Listed::count).sum();
    }
}
