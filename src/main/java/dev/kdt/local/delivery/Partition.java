package dev.kdt.local.delivery;

import java.util.Map;
import java.util.TreeMap;

/** What decides which object a record goes to. */
sealed interface Partition {
    /**
     * Records that are delivered.
     *
     * @param keys the keys of dynamic partitioning with their values; none without it
     */
    record Delivered(Map<String, String> keys) implements Partition {
        @Override
        public String text() {
            return "delivered " + new TreeMap<>(keys);
        }
    }

    /**
     * Records that failed.
     *
     * @param type such as {@code processing-failed}
     */
    record Failed(String type) implements Partition {
        @Override
        public String text() {
            return "failed " + type;
        }
    }

    /** Source records that are kept as they came. */
    record Backup() implements Partition {
        @Override
        public String text() {
            return "backup";
        }
    }

    /** The one partition of delivered records where there is no dynamic partitioning. */
    Partition ALL = new Delivered(Map.of());

    /** The same text for the same partition, also after a restart. */
    String text();
}
