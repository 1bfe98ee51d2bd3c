package dev.kdt.local.delivery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;

/** How objects are compressed. */
public enum Compression {
    UNCOMPRESSED("UNCOMPRESSED", "") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) {
            return new BufferedOutputStream(out, BUFFER);
        }
    },
    GZIP("GZIP", ".gz") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) throws IOException {
            return new BlockGzip(out, deflater);
        }
    },
    /** An archive of one entry, which is called like the object. */
    ZIP("ZIP", ".zip") {
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
    /**
     * The Snappy framing format ({@code framing_format.txt} of google/snappy: begins with {@code sNaPpY}), which {@code
     * snzip} and python-snappy read as a stream. The service's pages do not say which framing it writes.
     */
    SNAPPY("Snappy", ".snappy") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) throws IOException {
            return new SnappyFramedOutputStream(new BufferedOutputStream(out, BUFFER));
        }
    },
    /** Hadoop's block format: per block the length of its content, the length of its Snappy bytes, those bytes. */
    HADOOP_SNAPPY("HADOOP_SNAPPY", ".hsnappy") {
        @Override
        OutputStream around(OutputStream out, String name, BlockDeflater deflater) {
            return new BufferedOutputStream(new SnappyHadoopCompatibleOutputStream(out), BUFFER);
        }
    };

    /** Small, because there may be 500 of them. */
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

    /**
     * A stream that compresses into {@code out}; closing it closes {@code out}.
     *
     * @param name of the object, for what has a place for it
     * @param deflater of the thread that writes
     */
    abstract OutputStream around(OutputStream out, String name, BlockDeflater deflater) throws IOException;
}
