package dev.kdt.codec.packed;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Snappy's own framing format ("Snappy framing format description", framing_format.txt of google/snappy): chunks with checksums. */
final class SnappyFraming extends SnappyStream {
    static final int COMPRESSED = 0x00;
    static final int UNCOMPRESSED = 0x01;
    private static final int FIRST_SKIPPABLE = 0x80;
    static final int CHECKSUM_BYTES = 4;

    SnappyFraming(Feed in) {
        super(in);
    }

    @Override
    byte @Nullable [] nextBlock(Feed in) throws IOException {
        while (in.has(1)) {
            int type = in.look(0);
            if (type > UNCOMPRESSED && type < FIRST_SKIPPABLE) {
                throw in.trailing("snappy");
            }
            in.used(1);
            int length = (int) in.littleEndian(3);
            if (type >= FIRST_SKIPPABLE) {
                in.pass(length);
                continue;
            }
            return data(type, length, in);
        }
        return null;
    }

    private static byte[] data(int type, int length, Feed in) throws IOException {
        if (length < CHECKSUM_BYTES) {
            throw SnappyBlock.broken();
        }
        if (!in.has(CHECKSUM_BYTES)) {
            throw new EOFException();
        }
        int checksum = (int) in.littleEndian(CHECKSUM_BYTES);
        byte[] stored = new byte[length - CHECKSUM_BYTES];
        in.readFully(stored, stored.length);
        byte[] data = type == COMPRESSED ? SnappyBlock.decode(stored, 0, stored.length) : stored;
        if (checksum != masked(data, 0, data.length)) {
            throw new IOException("snappy: the data does not match its checksum");
        }
        return data;
    }

    /** The checksum of data, as chunks have it. */
    static int masked(byte[] data, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, from, length);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + 0xA282EAD8;
    }
}
