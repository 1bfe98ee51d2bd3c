package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things that several records tell of, and the fields that belong to each. */
final class Relations {
    private final Map<FieldPlace, Thing> byPlace = new HashMap<>();
    private final List<Thing> things = new ArrayList<>();
    private boolean areRecordsThings;

    /**
     * A kind of things.
     *
     * @param identifier by which it was found
     * @param fields that are the same in all records of one of them, the identifier first, by their names in the template
     */
    record Thing(String name, FieldProfile identifier, Population population, Map<String, FieldProfile> fields) {
        /** The path of one of its fields; null when it is none. */
        @Nullable
        String path(FieldPlace place) {
            return fields.entrySet().stream()
                    .filter(each -> each.getValue().place().equals(place))
                    .map(each -> name + "." + each.getKey())
                    .findFirst()
                    .orElse(null);
        }
    }

    void add(Thing thing) {
        things.add(thing);
        thing.fields().values().forEach(each -> byPlace.put(each.place(), thing));
    }

    /** Notes that each record has an identifier of its own. */
    void recordsAreThings() {
        areRecordsThings = true;
    }

    /** Whether each record has an identifier of its own, so that its state is not that of something else. */
    boolean areRecordsThings() {
        return areRecordsThings;
    }

    List<Thing> things() {
        return things;
    }

    /** The thing that a field belongs to; null for none. */
    @Nullable
    Thing of(FieldPlace place) {
        return byPlace.get(place);
    }
}
