package dev.kdt.local.delivery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The compression formats of objects. */
public enum ObjectCompression {
    UNCOMPRESSED("UNCOMPRESSED", "", "") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) {
            return new BufferedOutputStream(out, BUFFER);
        }
    },
    GZIP("GZIP", ".gz", "gzip") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) throws IOException {
            return new BlockGzip(out, deflater);
        }
    },
    /** An archive of one entry, which is called like the object. */
    ZIP("ZIP", ".zip", "zip") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
            zip.setLevel(Deflater.BEST_SPEED);
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(0); // The same content makes the same archive.
            zip.putNextEntry(entry);
            return new BufferedOutputStream(zip, BUFFER);
        }
    },
    SNAPPY("Snappy", ".snappy", "snappy-java") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) throws IOException {
            return SnappyOutput.framed(out, BUFFER);
        }
    },
    HADOOP_SNAPPY("HADOOP_SNAPPY", ".snappy", "hadoop-snappy") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) {
            return SnappyOutput.hadoop(out, BUFFER);
        }
    };

    /** Small, because there may be 500 of them. */
    private static final int BUFFER = 16 << 10;

    private final String wireName;
    private final String extension;
    private final String encoding;

    ObjectCompression(String wireName, String extension, String encoding) {
        this.wireName = wireName;
        this.extension = extension;
        this.encoding = encoding;
    }

    static ObjectCompression named(String wireName) {
        for (ObjectCompression compression : values()) {
            if (compression.wireName.equals(wireName)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("unknown compression format " + wireName);
    }

    boolean isSnappy() {
        return this == SNAPPY || this == HADOOP_SNAPPY;
    }

    public String wireName() {
        return wireName;
    }

    /** The extension of objects' names, with its dot. */
    String extension() {
        return extension;
    }

    /** The {@code Content-Encoding} of objects; empty for none. */
    String encoding() {
        return encoding;
    }

    /**
     * A stream that compresses into {@code out}; closing it closes {@code out}.
     *
     * @param name of the object, for what has a place for it
     * @param deflater of the thread that writes
     */
    abstract OutputStream around(OutputStream out, String name, BlockDeflater deflater) throws IOException;
}
