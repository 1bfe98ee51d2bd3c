package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** {@code Decompression}: CloudWatch Logs sends its records compressed with gzip. */
final class GunzipStage implements Stage {
    /** A megabyte of gzip can hold a gigabyte; no honest record does. */
    private static final int MAX_BYTES = 16 << 20;

    /** Of these many compressed bytes deflate makes 64 MiB at most. */
    private static final long MAX_COMPRESSED = 64 << 10;

    static GunzipStage of(ProcessorParameters parameters) {
        String format = parameters.text("CompressionFormat", "GZIP");
        if (!format.equals("GZIP")) {
            throw parameters.wrong("CompressionFormat", "is not supported: only GZIP is.");
        }
        return new GunzipStage();
    }

    @Override
    public void run(List<Piece> in, Next next) {
        for (Piece piece : in) {
            Slice data = piece.data();
            try (InputStream plain =
                    new GZIPInputStream(new ByteArrayInputStream(data.array(), data.from(), data.length()))) {
                byte[] bytes = plain.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    reject(piece, "The record is larger than " + MAX_BYTES + " bytes when decompressed", next);
                } else {
                    next.keep(piece.decompressed(Slice.of(bytes)));
                }
            } catch (IOException e) {
                reject(piece, "The record is not valid GZIP: " + e.getMessage(), next);
            }
        }
    }

    @Override
    public long maxBytes() {
        return MAX_COMPRESSED;
    }

    private static void reject(Piece piece, String message, Next next) {
        next.reject(piece, Rejection.of(ErrorType.DECOMPRESSION_FAILED, "Decompression.Failed", message));
    }
}
