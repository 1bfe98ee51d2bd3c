package dev.kdt.local.firehose;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the ids that the records of one put are answered with: opaque, and never to meet again. Used by one thread. */
final class RecordId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BYTES = 24;

    private final String put;
    private int number;

    RecordId() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        this.put = Base64.getEncoder().encodeToString(random);
    }

    String next() {
        return put + number++;
    }
}
