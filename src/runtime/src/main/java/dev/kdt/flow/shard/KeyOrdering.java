package dev.kdt.flow.shard;

import org.jspecify.annotations.Nullable;

/** The order that records are sent in. */
public enum KeyOrdering {
    /** Records may overtake each other. */
    NONE,
    /** Records of one key arrive in the order in which they were given, one after the other. */
    KEY,
    /** The same; records of one key may travel in one aggregate. */
    KEY_IN_AGGREGATES;

    /** Half of an aggregate, so that the next run of a key begins to fill while one is sent. */
    private static final int RUN_BYTES = 25_000;

    /** A new order; null for none. */
    @Nullable
    KeyOrder newOrder() {
        return switch (this) {
            case NONE -> null;
            case KEY -> new KeyOrder(0);
            case KEY_IN_AGGREGATES -> new KeyOrder(RUN_BYTES);
        };
    }
}
