package dev.kdt.generate.learn;

import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an object, in the order in which they were first seen. */
final class ObjectProfile {
    /** An object with more names than that is a table: its names are data. */
    private static final int MOST_NAMES = 200;

    /** Of an object with more names than that, those are data that few of the objects have. */
    private static final int MANY_NAMES = 50;

    private static final double RARE = 0.01;

    /** So are all names that hardly any object has, if they are most of the names; few such are fields that are rare. */
    private static final int FEW_NAMES = 5;

    private static final double SELDOM = 0.2;

    /** A name that was seen once or twice in so many more objects is that of a broken one. */
    private static final double BROKEN = 0.002;

    private static final int LONGEST_NAME = 200;

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

    /**
     * The fields whose names are no data.
     *
     * @param objects how many objects were seen
     */
    List<FieldProfile> fields(long objects) {
        long seldom =
                fields.values().stream().filter(each -> isSeldom(each, objects)).count();
        boolean isTable = fields.size() > MANY_NAMES;
        boolean areSeldom = seldom >= FEW_NAMES && seldom * 2 > fields.size();
        return fields.values().stream()
                .filter(each -> each.seen() > 0 && !isData(each.place().name()))
                .filter(each -> each.seen() >= ValueSet.OFTEN || each.seen() >= BROKEN * objects)
                .filter(each -> !isTable || each.seen() >= RARE * objects)
                .filter(each -> !areSeldom || !isSeldom(each, objects))
                .toList();
    }

    private static boolean isData(String name) {
        return name.length() > LONGEST_NAME || PersonalData.isIn(name);
    }

    private static boolean isSeldom(FieldProfile field, long objects) {
        return field.seen() < ValueSet.OFTEN && field.seen() < SELDOM * objects;
    }

    /** How many names, or values of names that are too many, are left out when so many are kept. */
    long leftOut(int kept) {
        return fields.size() - kept + left;
    }
}
