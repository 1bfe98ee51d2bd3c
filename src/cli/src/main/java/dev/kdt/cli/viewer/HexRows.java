package dev.kdt.cli.viewer;

import dev.kdt.bytes.Slice;
import java.util.HexFormat;
import org.jline.utils.AttributedString;

/**
 * Bytes as hexadecimal numbers and as the characters that they are in ASCII.
 *
 * @param inRow how many a row has
 */
record HexRows(Slice bytes, int inRow) implements Rows {
    private static final HexFormat HEX = HexFormat.of();

    /** Columns of the offset, and of what stands between. */
    private static final int AROUND = 11;

    /** Rows of sixteen bytes, or as many as fit. */
    static HexRows fitting(Slice bytes, int columns) {
        int inRow = 16;
        while (inRow > 1 && AROUND + inRow * 7 / 2 > columns) {
            inRow /= 2;
        }
        return new HexRows(bytes, inRow);
    }

    @Override
    public boolean has(int row) {
        return row < count();
    }

    @Override
    public int count() {
        return (bytes.length() + inRow - 1) / inRow;
    }

    @Override
    public AttributedString get(int row) {
        int from = row * inRow;
        Slice line = bytes.sub(from, Math.min(from + inRow, bytes.length()));
        StringBuilder text = new StringBuilder(HEX.toHexDigits(from)).append(':');
        for (int i = 0; i < inRow; i++) {
            text.append(i % 2 == 0 ? " " : "").append(i < line.length() ? HEX.toHexDigits(line.at(i)) : "  ");
        }
        text.append("  ");
        for (int i = 0; i < line.length(); i++) {
            text.append(line.at(i) >= ' ' && line.at(i) < 0x7F ? (char) line.at(i) : '.');
        }
        return new AttributedString(text);
    }
}
