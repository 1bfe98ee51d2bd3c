package dev.kdt.codec;

import dev.kdt.bytes.Slice;

/** The ways in which payloads are compressed, each with the mark by which it is known. */
public enum Compression {
    /** RFC 1952. */
    GZIP,
    /** RFC 1950. Its mark is weak: two bytes, which a text may begin with too. */
    ZLIB,
    /** RFC 8878. */
    ZSTD;

    /** Whether the payload begins with this compression's mark. */
    public boolean marks(Slice payload) {
        return switch (this) {
            case GZIP ->
                payload.length() > 2 && payload.at(0) == 0x1F && payload.at(1) == (byte) 0x8B && payload.at(2) == 8;
            case ZLIB ->
                payload.length() > 2
                        && payload.at(0) == 0x78
                        && (((payload.at(0) & 0xFF) << 8) | (payload.at(1) & 0xFF)) % 31 == 0
                        && (payload.at(1) & 0x20) == 0;
            case ZSTD ->
                payload.length() > 4
                        && payload.at(0) == 0x28
                        && payload.at(1) == (byte) 0xB5
                        && payload.at(2) == 0x2F
                        && payload.at(3) == (byte) 0xFD;
        };
    }
}
