package dev.kdt.local.delivery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import org.xerial.snappy.SnappyOutputStream;

/** The formats of snappy-java. A class of its own, because the library is optional. */
final class SnappyOutput {
    private SnappyOutput() {}

    /** Its stream format: a magic number, then blocks, each with the length of its Snappy bytes in front. */
    static OutputStream framed(OutputStream out, int buffer) throws IOException {
        return new SnappyOutputStream(new BufferedOutputStream(out, buffer));
    }

    /** Hadoop's block format: per block the length of its content, the length of its Snappy bytes, those bytes. */
    static OutputStream hadoop(OutputStream out, int buffer) {
        return new BufferedOutputStream(new SnappyHadoopCompatibleOutputStream(out), buffer);
    }
}
