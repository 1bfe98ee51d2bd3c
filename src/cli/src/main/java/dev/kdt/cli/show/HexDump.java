package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.util.HexFormat;

/**
 * Bytes as {@code xxd} shows them: their offset, sixteen of them as hexadecimal numbers, and the characters that they are in ASCII. On a
 * narrow terminal a line has eight of them, or four.
 */
final class HexDump {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_IN_A_LINE = 16;
    private static final int FEWEST_IN_A_LINE = 4;

    /** Of a line: the offset with its colon, and the blanks between numbers and characters. */
    private static final int BESIDE_BYTES = 11;

    private static final String ABSENT = "  ";

    private HexDump() {}

    /**
     * Adds the lines, each with its newline; none for no bytes.
     *
     * @param columns of the terminal
     */
    static void add(Slice bytes, int columns, ByteBuilder to) {
        int inALine = inALine(columns);
        for (int from = 0; from < bytes.length(); from += inALine) {
            to.ascii(HEX.toHexDigits(from)).put(':');
            Slice line = bytes.sub(from, Math.min(from + inALine, bytes.length()));
            for (int i = 0; i < inALine; i++) {
                to.ascii(i % 2 == 0 ? " " : "").ascii(i < line.length() ? HEX.toHexDigits(line.at(i)) : ABSENT);
            }
            to.ascii("  ");
            for (int i = 0; i < line.length(); i++) {
                to.put(line.at(i) >= ' ' && line.at(i) < 0x7F ? line.at(i) : '.');
            }
            to.put('\n');
        }
    }

    private static int inALine(int columns) {
        int count = MOST_IN_A_LINE;
        while (count > FEWEST_IN_A_LINE && width(count) > columns) {
            count /= 2;
        }
        return count;
    }

    /** Two digits and a character for each byte, and a blank for every second one. */
    private static int width(int count) {
        return BESIDE_BYTES + 3 * count + count / 2;
    }
}
