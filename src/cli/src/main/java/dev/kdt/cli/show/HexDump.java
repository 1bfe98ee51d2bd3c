package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.util.HexFormat;

/** Bytes as {@code xxd} shows them: their offset, sixteen of them as hexadecimal numbers, and the characters that they are in ASCII. */
final class HexDump {
    private static final HexFormat HEX = HexFormat.of();
    private static final int IN_A_LINE = 16;
    private static final String ABSENT = "  ";

    private HexDump() {}

    /** Adds the lines, each with its newline; none for no bytes. */
    static void add(Slice bytes, ByteBuilder to) {
        for (int from = 0; from < bytes.length(); from += IN_A_LINE) {
            to.ascii(HEX.toHexDigits(from)).put(':');
            Slice line = bytes.sub(from, Math.min(from + IN_A_LINE, bytes.length()));
            for (int i = 0; i < IN_A_LINE; i++) {
                to.ascii(i % 2 == 0 ? " " : "").ascii(i < line.length() ? HEX.toHexDigits(line.at(i)) : ABSENT);
            }
            to.ascii("  ");
            for (int i = 0; i < line.length(); i++) {
                to.put(line.at(i) >= ' ' && line.at(i) < 0x7F ? line.at(i) : '.');
            }
            to.put('\n');
        }
    }
}
