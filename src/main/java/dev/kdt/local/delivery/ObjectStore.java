package dev.kdt.local.delivery;

import java.io.IOException;
import java.nio.file.Path;

/** Where objects go: folders here, or any S3-compatible service by an adapter that the host brings. */
public interface ObjectStore {
    /**
     * Puts the content of {@code file} under {@code key}. Either the whole object becomes visible or none of it. Putting
     * the same file under the same key again changes nothing. The file may be moved; if not, the caller deletes it.
     *
     * @throws IOException when it did not work; the caller tries again later
     */
    void put(String bucket, String key, Path file) throws IOException;
}
