package dev.kdt.local.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How objects are compressed. */
public enum Compression {
    UNCOMPRESSED("UNCOMPRESSED", "") {
        @Override
        OutputStream around(OutputStream out, String name) {
            return out;
        }
    },
    GZIP("GZIP", ".gz") {
        @Override
        OutputStream around(OutputStream out, String name) throws IOException {
            return new FastGzip(out);
        }
    };

    private static final int BUFFER = 16 << 10;

    private final String wireName;
    private final String extension;

    Compression(String wireName, String extension) {
        this.wireName = wireName;
        this.extension = extension;
    }

    static Compression named(String wireName) {
        for (Compression compression : values()) {
            if (compression.wireName.equals(wireName)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("unknown compression format " + wireName);
    }

    public String wireName() {
        return wireName;
    }

    /** What objects' names end with, with its dot. */
    String extension() {
        return extension;
    }

    /** A stream that compresses into {@code out}; closing it closes {@code out}. {@code name} is the object's. */
    abstract OutputStream around(OutputStream out, String name) throws IOException;

    /** Level 1: three times as fast as the default, for a fifth more bytes. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
