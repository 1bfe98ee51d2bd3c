package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import io.airlift.compress.v3.lz4.Lz4FrameJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import org.xerial.snappy.SnappyOutputStream;

/** Compresses with the libraries that others use: none of what reads it here. */
public final class Packed {
    private Packed() {}

    private interface Wrapping {
        OutputStream around(OutputStream out) throws IOException;
    }

    public static Slice of(Compression how, Slice content) {
        return switch (how) {
            case GZIP -> Compressor.gzip(content);
            case ZLIB -> Compressor.zlib(content);
            case ZSTD -> Compressor.zstd(content);
            case ZIP -> zip(content);
            case SNAPPY -> snappyFramed(content);
            case LZ4 -> lz4(content);
        };
    }

    /** A frame as airlift's library writes it. */
    public static Slice lz4(Slice content) {
        Lz4FrameJavaCompressor compressor = new Lz4FrameJavaCompressor();
        byte[] frame = new byte[compressor.maxCompressedLength(content.length())];
        int size = compressor.compress(content.toBytes(), 0, content.length(), frame, 0, frame.length);
        return new Slice(frame, 0, size);
    }

    /** An archive with an entry for each of the contents. */
    public static Slice zip(Slice... contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < contents.length; i++) {
                zip.putNextEntry(new ZipEntry("folder/entry-" + i));
                zip.write(contents[i].toBytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Slice.of(bytes.toByteArray());
    }

    public static Slice snappyFramed(Slice content) {
        return through(content, SnappyFramedOutputStream::new);
    }

    public static Slice snappyXerial(Slice content) {
        return through(content, SnappyOutputStream::new);
    }

    public static Slice snappyHadoop(Slice content) {
        return through(content, SnappyHadoopCompatibleOutputStream::new);
    }

    /** All the bytes one after the other. */
    public static Slice row(Slice... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Slice each : parts) {
            bytes.writeBytes(each.toBytes());
        }
        return Slice.of(bytes.toByteArray());
    }

    private static Slice through(Slice content, Wrapping wrapping) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = wrapping.around(bytes)) {
            out.write(content.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Slice.of(bytes.toByteArray());
    }
}
