package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields that stand before another in a record, as far as others may follow from them. */
final class EarlierFields {
    /** Bounds the time of looking for relations. */
    private static final int MOST = 24;

    private final RecordRows rows;
    private final List<Listed> listed = new ArrayList<>();
    private final List<FieldProfile> numbers = new ArrayList<>();

    /**
     * A field of few values.
     *
     * @param values as JSON, by their fingerprints
     * @param column fingerprints of the records' values
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Listed(FieldProfile field, Map<Long, String> values, long[] column) {
        String path() {
            return field.place().path();
        }

        /** The expression for the key under which a value is looked up. */
        String key() {
            boolean isText = values.values().stream().allMatch(each -> each.startsWith("\""));
            boolean isAlways = true;
            for (long each : column) {
                isAlways &= each != Fingerprint.ABSENT;
            }
            return isText && isAlways ? path() : path() + " | tostring";
        }
    }

    EarlierFields(RecordRows rows) {
        this.rows = rows;
    }

    /** Adds a field of a record that has been drafted. */
    void add(FieldProfile field) {
        if (field.usualTypes().size() != 1 || field.place().isInArray()) {
            return;
        }
        Map<Long, String> values = ListedValues.of(field);
        if (listed.size() < MOST && values.size() > 1 && ListedValues.areKeys(field)) {
            listed.add(new Listed(field, values, column(field)));
        }
        if (numbers.size() < MOST
                && field.usualTypes().getFirst() == FieldProfile.Type.NUMBER
                && EventTime.times(field) == null) {
            numbers.add(field);
        }
    }

    /** Fingerprints of the records' values. */
    long[] column(FieldProfile field) {
        return rows.column(field.place().column());
    }

    List<Listed> listed() {
        return listed;
    }

    /** Those of numbers that are no times. */
    List<FieldProfile> numbers() {
        return numbers;
    }
}
