package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip, as CloudWatch Logs sends it. */
record Decompression() implements Stage {
    /** What one record may unpack to. */
    private static final int MAX_BYTES = 16 << 20;

    @Override
    public void apply(Piece piece, Out out) throws StageException, IOException {
        byte[] unpacked;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(
                piece.data().array(), piece.data().from(), piece.data().length()))) {
            unpacked = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new StageException("Decompression.Failed", "The record is not gzip: " + e.getMessage());
        }
        if (unpacked.length > MAX_BYTES) {
            throw new StageException(
                    "Decompression.Failed", "The record unpacks to more than " + MAX_BYTES + " bytes.");
        }
        out.take(piece.withData(Slice.of(unpacked)));
    }
}
