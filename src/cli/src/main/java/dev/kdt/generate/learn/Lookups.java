package dev.kdt.generate.learn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Fields of few values that follow from an earlier field of few values, as a page's title from its path, or a code from a status. */
final class Lookups {
    private static final double NEARLY_ALL = 0.98;

    /** A value that is nearly always the same follows from everything. */
    private static final double MOST_COLLISION = 0.7;

    /** In fewer records it is chance. */
    private static final int FEWEST = 12;

    private final EarlierFields earlier;

    /** @param earlier fields that may be looked up by */
    Lookups(EarlierFields earlier) {
        this.earlier = earlier;
    }

    /** The draft of a field that follows from an earlier one; null when it follows from none, or is listed nowhere. */
    @Nullable
    Draft draft(FieldProfile field) {
        Map<Long, String> values = ListedValues.of(field);
        if (values.size() < 2) {
            return null;
        }
        long[] column = earlier.column(field);
        if (Repeats.of(column).collision() > MOST_COLLISION) {
            return null;
        }
        for (EarlierFields.Listed each : earlier.listed()) {
            Map<Long, Long> table = table(each.column(), column);
            Draft draft = table == null ? null : draft(each, values, table);
            if (draft != null) {
                return draft;
            }
        }
        return null;
    }

    /** For each value of the one field that of the other; null when it is not always the same. */
    private static @Nullable Map<Long, Long> table(long[] from, long[] to) {
        Map<Long, Map<Long, Integer>> counts = new LinkedHashMap<>();
        int both = 0;
        for (int i = 0; i < from.length; i++) {
            if (to[i] != Fingerprint.ABSENT) {
                counts.computeIfAbsent(from[i], _ -> new HashMap<>()).merge(to[i], 1, Integer::sum);
                both++;
            }
        }
        Map<Long, Long> table = new LinkedHashMap<>();
        int same = 0;
        for (Map.Entry<Long, Map<Long, Integer>> each : counts.entrySet()) {
            Map.Entry<Long, Integer> most = each.getValue().entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow();
            table.put(each.getKey(), most.getKey());
            same += most.getValue();
        }
        return both >= FEWEST && same >= NEARLY_ALL * both ? table : null;
    }

    private static @Nullable Draft draft(EarlierFields.Listed from, Map<Long, String> values, Map<Long, Long> table) {
        StringJoiner entries = new StringJoiner(", ", "{", "}");
        Map<Long, String> keys = new LinkedHashMap<>(from.values());
        keys.put(Fingerprint.ABSENT, "null");
        boolean isWhole = true;
        for (Map.Entry<Long, String> each : keys.entrySet()) {
            Long to = table.get(each.getKey());
            String result = to == null ? null : values.get(to);
            if (to != null && result == null) {
                return null; // A value that is not listed.
            }
            if (result != null) {
                String key = each.getValue();
                entries.add((key.startsWith("\"") ? key : "\"" + key + "\"") + ": " + result);
            }
            isWhole &= result != null || each.getKey() == Fingerprint.ABSENT;
        }
        // Where it was never seen with a value, it is left out.
        return Draft.of("jq", entries + "[" + from.key() + "]" + (isWhole ? "" : " | select(. != null)"))
                .remarked("follows from " + from.path());
    }
}
