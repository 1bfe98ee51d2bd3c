package dev.kdt.audit;

import dev.kdt.record.Position;

/** Keeps the name of each object once for all of its lines that come one after the other. For one thread. */
final class ObjectNames {
    private final Places places;
    private String last = "";
    private long place = -1;

    ObjectNames(Places places) {
        this.places = places;
    }

    /** Where the name of the object stands that this is a line of. */
    long place(Position line) {
        String name = String.valueOf(line.file());
        if (place < 0 || !name.equals(last)) {
            place = places.add(name);
            last = name;
        }
        return place;
    }
}
