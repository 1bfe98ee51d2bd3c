package dev.kdt.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors of the authors, as {@code openssl mac SIPHASH} with 16 bytes gives them. */
class SipHashTest {
    private static final SipHash HASH = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    private static String hash(int from, int length) {
        byte[] bytes = new byte[from + length + 3];
        for (int i = 0; i < length; i++) {
            bytes[from + i] = (byte) i;
        }
        Fingerprint found = HASH.of(bytes, from, from + length);
        ByteBuffer both = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        both.putLong(found.high()).putLong(found.low());
        return HexFormat.of().withUpperCase().formatHex(both.array());
    }

    @Test
    void givesTheReferenceVectorsOfEveryRestOfAWord() {
        assertEquals("A3817F04BA25A8E66DF67214C7550293", hash(0, 0));
        assertEquals("DA87C1D86B99AF44347659119B22FC45", hash(0, 1));
        assertEquals("5493E99933B0A8117E08EC0F97CFC3D9", hash(0, 15));
    }

    @Test
    void looksAtNothingAroundTheBytes() {
        assertEquals(hash(0, 15), hash(5, 15));
    }
}
