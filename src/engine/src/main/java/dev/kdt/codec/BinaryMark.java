package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroHeader;
import dev.kdt.codec.schema.SchemaHeader;
import org.jspecify.annotations.Nullable;

/**
 * The marks of binary formats. None of them may begin a text: the file of Avro has a control character, the others are no UTF-8.
 * The maps of MessagePack and of CBOR begin with different bytes.
 */
final class BinaryMark {
    /** "Apache Avro Specification, Single-object encoding". */
    private static final byte[] AVRO_OBJECT = {(byte) 0xC3, 1};

    private static final int AVRO_OBJECT_BYTES = 10;

    /** The tag 55799, whose only use is to be a mark (RFC 8949, 3.4.6). */
    private static final byte[] CBOR = {(byte) 0xD9, (byte) 0xD9, (byte) 0xF7};

    private BinaryMark() {}

    /** Whether the payload bears a mark that other bytes do not have by chance, as they may have that of an Avro single object. */
    static boolean isUnmistakable(Slice payload) {
        return isAvroFile(payload) || isMarkedCbor(payload) || SchemaHeader.glue(payload) != null;
    }

    static boolean isAvroFile(Slice payload) {
        return AvroHeader.isFile(payload);
    }

    static boolean isAvroObject(Slice payload) {
        return payload.startsWith(AVRO_OBJECT) && payload.length() >= AVRO_OBJECT_BYTES;
    }

    static boolean isMarkedCbor(Slice payload) {
        return payload.startsWith(CBOR);
    }

    /** The format of which the payload would be a map with a string as its first key; null when there is none. */
    static @Nullable Codec ofMap(Slice payload) {
        if (payload.isEmpty() || payload.at(0) >= 0) {
            return null;
        }
        int first = payload.at(0) & 0xFF;
        boolean messagePack = first < 0x90 || first == 0xDE || first == 0xDF;
        int header = headerBytes(first);
        if (header == 0 || payload.length() <= header) {
            return null;
        }
        int key = payload.at(header) & 0xFF;
        boolean isString = messagePack ? (key >= 0xA0 && key < 0xC0) || (key >= 0xD9 && key <= 0xDB) : key >>> 5 == 3;
        return !isString ? null : messagePack ? Codec.MSGPACK : Codec.CBOR;
    }

    /** Number of bytes before the first key of a map that begins with this byte; 0 when no map does. */
    private static int headerBytes(int first) {
        return switch (first) {
            case 0xDE, 0xB9 -> 3;
            case 0xDF, 0xBA -> 5;
            case 0xB8 -> 2;
            case 0xBF -> 1;
            default -> first < 0x90 || (first >= 0xA0 && first < 0xB8) ? 1 : 0;
        };
    }
}
