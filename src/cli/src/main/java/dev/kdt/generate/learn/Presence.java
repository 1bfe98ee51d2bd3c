package dev.kdt.generate.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields that only records with some values of an earlier field have, as events of one type have fields of their own. */
final class Presence {
    /** So few records may have the field though they should not. */
    private static final double BROKEN = 0.02;

    /** In fewer records it is chance. */
    private static final int FEWEST = 12;

    /** So much of the field's absence must be explained. */
    private static final double MUCH = 0.5;

    private final EarlierFields earlier;

    /** @param earlier fields that it may follow from */
    Presence(EarlierFields earlier) {
        this.earlier = earlier;
    }

    /**
     * The draft with the condition, and the share of records that have the field where it is true; null when there is no such
     * condition.
     *
     * @param around the place of the object that the field is of
     */
    @Nullable
    Draft draft(Draft draft, FieldProfile field, FieldProfile around) {
        long[] column = earlier.column(field);
        long[] objects = earlier.column(around);
        for (EarlierFields.Listed each : earlier.listed()) {
            Draft found = draft(draft, each, column, objects);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Draft draft(Draft draft, EarlierFields.Listed from, long[] column, long[] objects) {
        Map<Long, int[]> counts = new HashMap<>();
        int absent = 0;
        int present = 0;
        for (int i = 0; i < column.length; i++) {
            if (objects[i] == Fingerprint.OBJECT) {
                int has = column[i] == Fingerprint.ABSENT ? 0 : 1;
                counts.computeIfAbsent(from.column()[i], _ -> new int[2])[has]++;
                present += has;
                absent += 1 - has;
            }
        }
        int explained = 0;
        int lost = 0;
        Map<Long, String> with = new HashMap<>();
        for (Map.Entry<Long, int[]> each : counts.entrySet()) {
            int[] its = each.getValue();
            String value = from.values().get(each.getKey());
            if (its[1] <= BROKEN * (its[0] + its[1])) {
                explained += its[0];
                lost += its[1];
            } else if (value != null) {
                with.put(each.getKey(), value);
            } else if (its[1] > BROKEN * present) {
                return null; // Records have it though they lack the other field.
            }
        }
        if (with.isEmpty() || explained < FEWEST || explained < MUCH * absent || lost > BROKEN * present) {
            return null;
        }
        List<String> values =
                from.values().values().stream().filter(with::containsValue).toList();
        String condition = values.size() == 1
                ? from.path() + " == " + values.getFirst()
                : from.path() + " | IN(" + values.stream().collect(Collectors.joining(", ")) + ")";
        Draft conditional = draft.with("if", condition);
        double share = (double) present / (present + absent - explained);
        return share > 1 - BROKEN ? conditional : conditional.with("present", Draft.share(share));
    }
}
