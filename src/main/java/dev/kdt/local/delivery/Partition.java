package dev.kdt.local.delivery;

import java.util.Map;
import java.util.TreeMap;

/**
 * What decides which object a record goes to.
 *
 * @param keys the keys of dynamic partitioning with their values; none without it
 * @param errorType the kind of error output, such as {@code processing-failed}; empty for delivered records
 */
record Partition(Map<String, String> keys, String errorType) {
    /** The one partition of delivered records where there is no dynamic partitioning. */
    static final Partition ALL = new Partition(Map.of(), "");

    static Partition error(String type) {
        return new Partition(Map.of(), type);
    }

    boolean isError() {
        return !errorType.isEmpty();
    }

    /** The same text for the same partition, also after a restart. */
    String text() {
        return errorType + new TreeMap<>(keys);
    }
}
