package dev.kdt.generate.learn;

import dev.kdt.json.StringValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Fields of few values that follow from an earlier field of few values, as a page's address from its path. */
final class Lookups {
    private static final double NEARLY_ALL = 0.98;

    /** A value that is nearly always the same follows from everything. */
    private static final double MOST_COLLISION = 0.7;

    private final List<FieldProfile> leaves;
    private final RecordRows rows;

    /** @param leaves of the records, in the order in which a template has them */
    Lookups(List<FieldProfile> leaves, RecordRows rows) {
        this.leaves = leaves;
        this.rows = rows;
    }

    /** The draft of a field that follows from an earlier one; null when it follows from none, or is listed nowhere. */
    @Nullable
    Draft draft(FieldProfile field) {
        if (field.place().isInArray() || !isListed(field)) {
            return null;
        }
        long[] column = rows.column(field.place().column());
        if (Repeats.of(column).collision() > MOST_COLLISION) {
            return null;
        }
        for (FieldProfile earlier : leaves) {
            if (earlier == field) {
                return null;
            }
            Map<Long, Long> table =
                    isListed(earlier) ? table(rows.column(earlier.place().column()), column) : null;
            if (table != null) {
                return draft(earlier, field, table);
            }
        }
        return null;
    }

    private static boolean isListed(FieldProfile field) {
        return field.usualTypes().equals(List.of(FieldProfile.Type.TEXT))
                && field.nulls() == 0
                && field.texts().set().listed().size() > 1
                && PersonalData.of(field.texts().sample(), field.place().name()) == null
                && !PersonalData.isNameOfPerson(field.place().name());
    }

    /** For each value of the one field, which all records have, that of the other; null when it is not always the same. */
    private static @Nullable Map<Long, Long> table(long[] from, long[] to) {
        Map<Long, Map<Long, Integer>> counts = new LinkedHashMap<>();
        int both = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] == Fingerprint.ABSENT) {
                return null;
            }
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
        return both > 0 && same >= NEARLY_ALL * both ? table : null;
    }

    private static Draft draft(FieldProfile from, FieldProfile to, Map<Long, Long> table) {
        Map<Long, String> results = new HashMap<>();
        to.texts().set().listed().forEach(each -> results.put(Fingerprint.of(each.value()), text(each)));
        StringJoiner entries = new StringJoiner(", ", "{", "}");
        for (ValueSet.Listed each : from.texts().set().listed()) {
            String result = results.get(table.get(Fingerprint.of(each.value())));
            if (result != null) {
                entries.add(TemplateText.doubleQuoted(text(each)) + ": " + TemplateText.doubleQuoted(result));
            }
        }
        return Draft.of("jq", entries + "[" + from.place().path() + "]")
                .remarked("follows from " + from.place().path());
    }

    private static String text(ValueSet.Listed each) {
        return ((StringValue) each.value()).text();
    }
}
