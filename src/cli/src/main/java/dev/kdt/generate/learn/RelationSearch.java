package dev.kdt.generate.learn;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks for things that several records tell of: by identifiers that come again, and by fields that are then the same again. */
final class RelationSearch {
    /** So often must an identifier come again for a field to be called determined by it. */
    private static final int FEWEST_PAIRS = 15;

    private static final double NEARLY_ALL = 0.98;

    /** A field that is nearly always the same is determined by everything. */
    private static final double MOST_COLLISION = 0.7;

    private final List<Column> columns;
    private final Set<Column> taken = new HashSet<>();
    private final Relations found = new Relations();

    /** The values of a field. */
    private static final class Column {
        private final FieldProfile field;
        private final long[] values;
        private final Repeats repeats;

        Column(FieldProfile field, RecordRows rows) {
            this.field = field;
            this.values = rows.column(field.place().column());
            this.repeats = Repeats.of(values);
        }
    }

    private RelationSearch(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * Finds them.
     *
     * @param leaves of the records
     */
    static Relations among(List<FieldProfile> leaves, RecordRows rows) {
        return new RelationSearch(
                        leaves.stream().map(each -> new Column(each, rows)).toList())
                .relations();
    }

    private Relations relations() {
        columns.stream()
                .filter(each -> each.repeats.areOfPopulation() && Identifiers.are(each.field))
                .sorted(Comparator.comparingInt((Column each) -> each.repeats.distinct())
                        .reversed())
                .forEach(this::identify);
        if (columns.stream().anyMatch(RelationSearch::isOfEachRecord)) {
            found.recordsAreThings();
        }
        return found;
    }

    private static boolean isOfEachRecord(Column column) {
        FieldProfile field = column.field;
        boolean counts =
                field.texts().rising().isSequence() || field.numbers().rising().isSequence();
        return column.repeats.distinct() >= NEARLY_ALL * column.values.length
                && EventTime.times(field) == null
                && (counts || Identifiers.are(field));
    }

    private void identify(Column identifier) {
        if (!taken.add(identifier)) {
            return;
        }
        FieldPlace place = identifier.field.place();
        Map<String, FieldProfile> fields = new LinkedHashMap<>();
        fields.put(Identifiers.ownName(place), identifier.field);
        for (Column each : columns) {
            if (mayBelong(each) && determines(identifier.values, each.values)) {
                taken.add(each);
                fields.put(fresh(each.field.place(), fields), each.field);
            }
        }
        found.add(new Relations.Thing(
                freshName(Identifiers.nameOfThing(place)),
                identifier.field,
                Population.of(identifier.repeats),
                fields));
    }

    private boolean mayBelong(Column field) {
        return !taken.contains(field)
                && EventTime.times(field.field) == null
                && field.repeats.collision() < MOST_COLLISION;
    }

    private String freshName(String name) {
        String fresh = name;
        for (int i = 2; isTaken(fresh); i++) {
            fresh = name + i;
        }
        return fresh;
    }

    private boolean isTaken(String name) {
        return found.things().stream().anyMatch(each -> each.name().equals(name));
    }

    private static String fresh(FieldPlace place, Map<String, FieldProfile> taken) {
        String name = Identifiers.plain(place.name());
        return taken.containsKey(name)
                ? Identifiers.plain(place.parent() + "_" + place.name() + "_" + taken.size())
                : name;
    }

    /** Whether records of the same identifier have the same value, so often that it is no chance. */
    private static boolean determines(long[] identifier, long[] field) {
        List<Integer> records = IntStream.range(0, identifier.length)
                .filter(each -> identifier[each] != Fingerprint.ABSENT)
                .boxed()
                .sorted(Comparator.comparingLong(each -> identifier[each]))
                .toList();
        int pairs = 0;
        int same = 0;
        for (int i = 1; i < records.size(); i++) {
            int one = records.get(i - 1);
            int other = records.get(i);
            if (identifier[one] == identifier[other]) {
                pairs++;
                same += field[one] == field[other] ? 1 : 0;
            }
        }
        return pairs >= FEWEST_PAIRS && same >= NEARLY_ALL * pairs;
    }
}
