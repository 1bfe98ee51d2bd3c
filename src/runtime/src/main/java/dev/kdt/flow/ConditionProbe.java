package dev.kdt.flow;

import java.nio.charset.StandardCharsets;

/**
 * Finds out whether a store heeds the conditions of a put. Some that are compatible with Amazon S3 ignore them, and then each of two
 * owners would overwrite the checkpoints of the other. It is tried on an object of its own, which says what it is for.
 */
final class ConditionProbe {
    /** Beside the folders of the groups; no name of a group begins with a dot. */
    static final String NAME = ".kdt-conditional-writes";

    private static final byte[] CONTENT =
            "kdt puts this object to see whether puts with If-None-Match and If-Match are heeded here. It may be deleted.\n"
                    .getBytes(StandardCharsets.UTF_8);

    /** No content has it. */
    private static final String NO_TAG = "\"00000000000000000000000000000000\"";

    private ConditionProbe() {}

    /**
     * Tries it.
     *
     * @param prefix of the keys of all groups
     * @throws FlowException when the store does not heed conditions
     */
    static void requireHeeded(ConditionalPut puts, String prefix) throws InterruptedException {
        String key = prefix + NAME;
        ConditionalStore store = puts.store();
        puts.put(key, CONTENT, null); // It is there now, whoever has put it.
        require(!puts.isTaken(key, CONTENT, null), "If-None-Match", store, key);
        require(!puts.isTaken(key, CONTENT, NO_TAG), "If-Match", store, key);
    }

    private static void require(boolean heeded, String header, ConditionalStore store, String key) {
        if (!heeded) {
            throw new FlowException(
                    "the service of " + store.place(key) + " has no conditional writes: it ignored " + header
                            + ", so that two runs could overwrite each other's checkpoints (use a service that has"
                            + " them, or --state with a folder)");
        }
    }
}
