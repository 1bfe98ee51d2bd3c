package dev.kdt.endpoint.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** A store of objects: local folders, or any S3-compatible service through an adapter of the host. */
public interface ObjectStore {
    /**
     * Puts the content of {@code file}. Either the whole object becomes visible or none of it. Putting the same file under
     * the same key again changes nothing. The file may be moved; if not, the caller deletes it.
     *
     * @param encoding the object's {@code Content-Encoding}; empty for none
     * @throws IOException when it did not work; the caller tries again later
     */
    void put(S3Object object, Path file, String encoding) throws IOException;

    /**
     * Waits until objects that were put outlive a power cut. A store that answers when they do need not do anything.
     *
     * @throws IOException when they may not; the caller tries again later
     */
    default void force(List<S3Object> objects) throws IOException {}

    /**
     * The content of an object; the caller closes it.
     *
     * @throws java.io.FileNotFoundException when there is no such object
     */
    InputStream open(S3Object object) throws IOException;
}
