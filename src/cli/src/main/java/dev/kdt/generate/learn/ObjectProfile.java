package dev.kdt.generate.learn;

import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an object, in the order in which they were first seen. */
final class ObjectProfile {
    /** An object with more names than that is a table: its names are data. */
    private static final int MOST_NAMES = 200;

    private final FieldPlace place;
    private final Map<StringValue, FieldProfile> fields = new LinkedHashMap<>();
    private long left;

    ObjectProfile(FieldPlace place) {
        this.place = place;
    }

    void see(ObjectValue object, long record) {
        for (Entries each = object.entries(); each.next(); ) {
            FieldProfile field = fields.get(each.key());
            if (field == null) {
                FieldPlace its =
                        fields.size() < MOST_NAMES ? place.field(each.key().text()) : null;
                if (its == null) {
                    left++;
                    continue;
                }
                field = new FieldProfile(its);
                fields.put(each.key().copy(), field);
            }
            field.see(each.value(), record);
        }
    }

    Collection<FieldProfile> fields() {
        return fields.values();
    }

    /** Values of names that were left out since there are too many. */
    long left() {
        return left;
    }
}
