package dev.kdt.local.firehose;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.SplittableRandom;

/** Makes the ids that puts are answered with: opaque, unlikely to meet again. */
final class RecordId {
    private static final int BYTES = 168;

    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());

    /** An id as long as the service's. */
    String next() {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        return Base64.getEncoder().withoutPadding().encodeToString(id);
    }
}
