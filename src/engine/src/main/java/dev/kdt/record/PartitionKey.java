package dev.kdt.record;

import org.jspecify.annotations.Nullable;

/** The service's rules for a partition key. */
public final class PartitionKey {
    private PartitionKey() {}

    /**
     * Why {@code key} is none; null when it is one. Its length is counted in Unicode characters ("Amazon Kinesis API Reference,
     * PutRecords"), not in UTF-16 units or bytes: "number of Unicode scalar values" ("Smithy 2.0, Constraint traits", length).
     */
    public static @Nullable String flaw(String key) {
        int length = key.codePointCount(0, key.length());
        return length > 0 && length <= Limits.PARTITION_KEY_CHARACTERS
                ? null
                : "a partition key has 1 to " + Limits.PARTITION_KEY_CHARACTERS + " characters, not " + length;
    }

    /** The bytes of {@code key} in UTF-8, in which it counts against the limits of requests; an unpaired surrogate is sent as one. */
    public static int bytes(String key) {
        int bytes = 0;
        for (int i = 0; i < key.length(); i++) {
            char unit = key.charAt(i);
            if (unit < 0x80) {
                bytes++;
            } else if (unit < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(unit)) {
                bytes += 3;
            } else if (Character.isSupplementaryCodePoint(key.codePointAt(i))) {
                bytes += 4;
                i++;
            } else {
                bytes++;
            }
        }
        return bytes;
    }
}
