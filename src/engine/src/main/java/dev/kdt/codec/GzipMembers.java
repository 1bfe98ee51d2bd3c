package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import java.util.zip.CRC32;

/** The frame of a gzip member: what stands around the deflated bytes (RFC 1952, 2.3). */
final class GzipMembers {
    private static final int FIXED_HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private static final int LAST_SYSTEM = 13;
    private static final int UNKNOWN_SYSTEM = 255;

    private final CRC32 crc = new CRC32();

    /** Whether bytes that begin with the mark go on as a member's header does: known flags, a level and a system that there are. */
    static boolean isHeader(Slice in) {
        if (in.length() < FIXED_HEADER_BYTES) {
            return false;
        }
        int level = in.at(8);
        int system = in.at(9) & 0xFF;
        return (in.at(3) & RESERVED) == 0
                && (level == 0 || level == 2 || level == 4)
                && (system <= LAST_SYSTEM || system == UNKNOWN_SYSTEM);
    }

    /** The bytes after the header of the member that {@code in} begins with. */
    Slice afterHeader(Slice in) throws CodecException {
        if (!Compression.GZIP.marks(in)) {
            throw new CodecException("gzip: the payload does not begin with 1f 8b 08");
        }
        int flags = in.length() > 3 ? in.at(3) : 0;
        int at = FIXED_HEADER_BYTES;
        if ((flags & EXTRA) != 0) {
            at += 2 + (in.length() >= at + 2 ? littleEndian(in, at, 2) : 0);
        }
        if ((flags & NAME) != 0) {
            at = afterZero(in, at);
        }
        if ((flags & COMMENT) != 0) {
            at = afterZero(in, at);
        }
        if ((flags & HEADER_CRC) != 0) {
            at += 2;
        }
        if (at > in.length()) {
            throw new CodecException("gzip: the header is incomplete");
        }
        return in.sub(at, in.length());
    }

    /** The bytes after the trailer, which must tell the checksum and size of the member's {@code content}. */
    Slice afterTrailer(Slice in, Slice content) throws CodecException {
        if (in.length() < TRAILER_BYTES) {
            throw new CodecException("gzip: the data is incomplete, its checksum is missing");
        }
        crc.reset();
        crc.update(content.array(), content.from(), content.length());
        if (littleEndian(in, 0, 4) != (int) crc.getValue() || littleEndian(in, 4, 4) != content.length()) {
            throw new CodecException("gzip: the data does not match its checksum");
        }
        return in.sub(TRAILER_BYTES, in.length());
    }

    private static int afterZero(Slice in, int from) {
        int at = from;
        while (at < in.length() && in.at(at) != 0) {
            at++;
        }
        return at + 1;
    }

    private static int littleEndian(Slice in, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (in.at(at + i) & 0xFF) << (8 * i);
        }
        return value;
    }
}
