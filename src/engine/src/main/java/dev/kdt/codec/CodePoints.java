package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;

/**
 * Makes UTF-8 of text in another encoding, piece by piece. Half of a surrogate pair becomes the three bytes that stand for it alone
 * and a unit that is cut short becomes the byte FF: neither is UTF-8, so the record that has them, and no other, is found broken.
 */
final class CodePoints {
    private final TextEncoding encoding;
    private final byte[] cut = new byte[4];
    private int cutBytes;
    private int high;

    CodePoints(TextEncoding encoding) {
        this.encoding = encoding;
    }

    /** Adds what the bytes say; what they end in the middle of goes on with the next ones. */
    void put(Slice bytes, ByteBuilder out) {
        int unitBytes = encoding.unitBytes();
        int at = bytes.from();
        while (cutBytes > 0 && at < bytes.to()) {
            cut[cutBytes++] = bytes.array()[at++];
            if (cutBytes == unitBytes) {
                unit(encoding.unit(cut, 0), out);
                cutBytes = 0;
            }
        }
        for (; at + unitBytes <= bytes.to(); at += unitBytes) {
            unit(encoding.unit(bytes.array(), at), out);
        }
        while (at < bytes.to()) {
            cut[cutBytes++] = bytes.array()[at++];
        }
    }

    /** The text has ended. */
    void end(ByteBuilder out) {
        half(out);
        if (cutBytes > 0) {
            out.put(0xFF);
        }
    }

    private void unit(int unit, ByteBuilder out) {
        if (high != 0 && Character.isLowSurrogate((char) unit) && unit <= 0xFFFF) {
            put(Character.toCodePoint((char) high, (char) unit), out);
            high = 0;
            return;
        }
        half(out);
        if (encoding.unitBytes() == 2 && Character.isHighSurrogate((char) unit)) {
            high = unit;
        } else {
            put(unit, out);
        }
    }

    private void half(ByteBuilder out) {
        if (high != 0) {
            put(high, out);
            high = 0;
        }
    }

    private static void put(int codepoint, ByteBuilder out) {
        if (codepoint < 0 || codepoint > Character.MAX_CODE_POINT) {
            out.put(0xFF);
        } else {
            Utf8.put(codepoint, out);
        }
    }
}
