package dev.kdt.flow.capture;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a block of a capture, as far as it has to be told that one is not among them: a Bloom filter, which of a hundred blocks of
 * 200 different keys takes one or two for one that has the key.
 */
final class KeySet {
    private static final int BYTES = 256;
    private static final int BITS = 8 * BYTES;
    private static final int HASHES = 3;

    private final byte[] bits;

    KeySet() {
        this(new byte[BYTES]);
    }

    private KeySet(byte[] bits) {
        this.bits = bits;
    }

    void add(String key) {
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(key, i);
            bits[bit / 8] |= mask(bit);
        }
    }

    boolean mayHave(String key) {
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(key, i);
            if ((bits[bit / 8] & mask(bit)) == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte mask(int bit) {
        return (byte) (1 << (bit % 8));
    }

    private static int bit(String key, int index) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return (int) ((sum(new CRC32(), text) + index * (sum(new CRC32C(), text) | 1)) % BITS);
    }

    private static long sum(Checksum checksum, byte[] text) {
        checksum.update(text, 0, text.length);
        return checksum.getValue();
    }

    /** As it stands in an index. */
    String text() {
        return Base64.getEncoder().withoutPadding().encodeToString(bits);
    }

    /** The set that a text writes; null when it is none. */
    static @Nullable KeySet parse(String text) {
        try {
            byte[] bits = Base64.getDecoder().decode(text);
            return bits.length == BYTES ? new KeySet(bits) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
