package dev.kdt.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files and streams into memory, up to a limit: a device or a wrong name may have no end. */
public final class BoundedRead {
    private static final int MIB = 1 << 20;

    private BoundedRead() {}

    /**
     * All bytes of a file.
     *
     * @param limit in bytes, at least a MiB
     * @throws IOException when it cannot be read, or is larger than the limit
     */
    public static byte[] file(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return stream(in, limit);
        }
    }

    /**
     * All bytes up to the end of {@code in}, which is left open.
     *
     * @param limit in bytes, at least a MiB
     * @throws IOException when it cannot be read, or is larger than the limit
     */
    public static byte[] stream(InputStream in, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit);
        if (bytes.length == limit && in.read() >= 0) {
            throw new IOException("it is larger than " + limit / MIB + " MiB");
        }
        return bytes;
    }
}
