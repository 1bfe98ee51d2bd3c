package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.List;

/** The fields of a record that hold values, those of nested objects included, those in arrays not. */
final class Leaves {
    private Leaves() {}

    static List<FieldProfile> of(FieldProfile record) {
        List<FieldProfile> leaves = new ArrayList<>();
        add(record, leaves);
        return leaves;
    }

    private static void add(FieldProfile field, List<FieldProfile> leaves) {
        for (FieldProfile.Type each : field.usualTypes()) {
            switch (each) {
                case OBJECT ->
                    field.object().fields(field.count(FieldProfile.Type.OBJECT)).forEach(inside -> add(inside, leaves));
                case TEXT, NUMBER, BOOLEAN -> {
                    leaves.add(field);
                    return;
                }
                case ARRAY -> {
                    // Its elements are many values of one record.
                }
            }
        }
    }
}
