package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.packed.Feed;
import dev.kdt.codec.packed.GzipStream;
import dev.kdt.codec.packed.Lz4Stream;
import dev.kdt.codec.packed.PartStream;
import dev.kdt.codec.packed.SnappyStream;
import dev.kdt.codec.packed.ZipStream;
import dev.kdt.codec.packed.ZlibStream;
import dev.kdt.codec.packed.ZstdStream;
import dev.kdt.library.OptionalLibrary;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The ways in which payloads and files are compressed, each with the mark by which it is known. */
public enum Compression {
    /** RFC 1952. */
    GZIP("1F8B08"),
    /** RFC 8878. */
    ZSTD("28B52FFD"),
    /** An archive's first entry ("APPNOTE.TXT, 4.3.7"). */
    ZIP("504B0304"),
    /** Snappy in its own framing format, in the stream format of snappy-java, or in Hadoop's blocks, which have no mark. */
    SNAPPY("FF060000734E61507059", "82534E4150505900"),
    /** Frames of LZ4, not its legacy frames or blocks alone. */
    LZ4("04224D18"),
    /** RFC 1950. Its mark is weak: two bytes, which a text may begin with too. */
    ZLIB;

    /** As many bytes as it takes to tell a compression. */
    public static final int MARK_BYTES = 14;

    private static final int SMALLEST_LZ4_FRAME = 11;
    /** Version and reserved bit of the first byte after the mark, and what they are. */
    private static final int LZ4_FLAGS = 0xC2;

    private static final int LZ4_VERSION = 0x40;
    /** Of the second byte. */
    private static final int LZ4_RESERVED_BITS = 0x8F;

    private static final int LARGEST_HADOOP_BLOCK = 64 << 20;
    private static final int SMALLEST_ZSTD_FRAME = 9;
    private static final int ZSTD_RESERVED_BIT = 8;
    private static final int SMALLEST_ZIP_HEADER = 30;

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final byte[][] marks;

    Compression(String... marks) {
        this.marks = new byte[marks.length][];
        for (int i = 0; i < marks.length; i++) {
            this.marks[i] = HexFormat.of().parseHex(marks[i]);
        }
    }

    /** Whether the bytes, a whole payload or the first {@link #MARK_BYTES} of more, begin with this compression's mark. */
    public boolean marks(Slice bytes) {
        for (byte[] mark : marks) {
            if (bytes.startsWith(mark)) {
                return true;
            }
        }
        return switch (this) {
            case GZIP, ZSTD, ZIP, LZ4 -> false;
            case SNAPPY -> isHadoopBlock(bytes);
            case ZLIB -> ZlibStream.isHeader(bytes);
        };
    }

    /**
     * Whether a payload with this compression's mark is nothing else: what follows the mark is the header of such data, too. Where it
     * is not evident, it takes decompressing to know.
     */
    boolean isEvident(Slice payload) {
        return switch (this) {
            case GZIP -> GzipMembers.isHeader(payload);
            case ZSTD -> payload.length() >= SMALLEST_ZSTD_FRAME && (payload.at(4) & ZSTD_RESERVED_BIT) == 0;
            case ZIP -> payload.length() >= SMALLEST_ZIP_HEADER;
            case SNAPPY -> payload.at(0) != 0;
            case LZ4 ->
                payload.length() >= SMALLEST_LZ4_FRAME
                        && (payload.at(4) & LZ4_FLAGS) == LZ4_VERSION
                        && (payload.at(5) & LZ4_RESERVED_BITS) == 0;
            case ZLIB -> false;
        };
    }

    /** The compression whose mark the bytes begin with; null when there is none. */
    public static @Nullable Compression of(Slice bytes) {
        for (Compression each : values()) {
            if (each.marks(bytes)) {
                return each;
            }
        }
        return null;
    }

    /** Opens compressed bytes, whose first part begins with the first {@link PartStream#nextPart}. */
    public PartStream open(Feed bytes) throws IOException {
        return switch (this) {
            case GZIP -> new GzipStream(bytes);
            case ZSTD -> zstd(bytes);
            case ZIP -> new ZipStream(bytes);
            case SNAPPY -> SnappyStream.open(bytes);
            case LZ4 -> new Lz4Stream(bytes);
            case ZLIB -> new ZlibStream(bytes);
        };
    }

    private static PartStream zstd(Feed bytes) throws IOException {
        if (!OptionalLibrary.ZSTD.isThere()) {
            throw new IOException(OptionalLibrary.ZSTD.missing());
        }
        return new ZstdStream(bytes);
    }

    /**
     * Two sizes that fit each other: what a block has decompressed, and what its first piece has compressed. The piece begins with
     * what it has decompressed, no more than the block, and then with bytes as they are, since nothing came before to be copied.
     */
    private static boolean isHadoopBlock(Slice bytes) {
        if (bytes.length() < MARK_BYTES) {
            return false;
        }
        long block = bigEndian(bytes, 0);
        long piece = bigEndian(bytes, 4);
        if (block < 1 || block > LARGEST_HADOOP_BLOCK || piece < 2 || piece > 32 + block + block / 6) {
            return false;
        }
        int at = 8;
        long decompressed = 0;
        for (int shift = 0; at < bytes.length() - 1; shift += 7) {
            byte next = bytes.at(at++);
            decompressed |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return decompressed > 0 && decompressed <= block && (bytes.at(at) & 3) == 0;
            }
        }
        return false;
    }

    private static long bigEndian(Slice bytes, int at) {
        long value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = value << 8 | (bytes.at(at + i) & 0xFF);
        }
        return value;
    }
}
