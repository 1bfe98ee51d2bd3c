package dev.kdt.local.delivery;

import java.util.Map;
import java.util.TreeMap;

/**
 * The partition of a record: all records of one go into the same object.
 *
 * @param purpose what kind of object
 * @param keys the keys of dynamic partitioning with their values; none without it
 * @param errorType the kind of error output, such as {@code processing-failed}; empty for everything else
 */
record Partition(Purpose purpose, Map<String, String> keys, String errorType) {
    /** The one partition of delivered records where there is no dynamic partitioning. */
    static final Partition ALL = new Partition(Purpose.DELIVERED, Map.of(), "");

    /** The records as they came, kept beside what became of them. */
    static final Partition BACKUP = new Partition(Purpose.BACKUP, Map.of(), "");

    /** The kinds of objects a delivery stream writes. */
    enum Purpose {
        DELIVERED,
        BACKUP,
        ERROR
    }

    /** The partition of delivered records with these keys. */
    static Partition of(Map<String, String> keys) {
        return keys.isEmpty() ? ALL : new Partition(Purpose.DELIVERED, keys, "");
    }

    /** The partition of error output of one kind. */
    static Partition of(ErrorType type) {
        return new Partition(Purpose.ERROR, Map.of(), type.text());
    }

    /** Whether it counts as an active partition of dynamic partitioning. */
    boolean isDynamic() {
        return !keys.isEmpty();
    }

    /** The same text for the same partition, also after a restart. */
    String text() {
        return purpose + errorType + new TreeMap<>(keys);
    }
}
