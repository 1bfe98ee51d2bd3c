package dev.kdt.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The mark that some programs write before UTF-8 text. It is no part of the text: jq passes over it, too. */
final class ByteOrderMark {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** Index after the mark that {@code bytes[from, to)} begin with; {@code from} when they begin with none. */
    static int after(byte[] bytes, int from, int to) {
        boolean marked = to - from >= MARK.length
                && bytes[from] == MARK[0]
                && bytes[from + 1] == MARK[1]
                && bytes[from + 2] == MARK[2];
        return marked ? from + MARK.length : from;
    }

    /** Whether {@code bytes[from, to)} are less than a mark, and all of them of one. */
    static boolean mayFollow(byte[] bytes, int from, int to) {
        int length = to - from;
        return length < MARK.length && Arrays.equals(bytes, from, to, MARK, 0, length);
    }

    /** The bytes of {@code in} after the mark, if there is one. Waits for the first byte, and for more only after a mark's first. */
    static InputStream passed(InputStream in) throws IOException {
        PushbackInputStream looked = new PushbackInputStream(in, MARK.length);
        int first = looked.read();
        if (first >= 0) {
            looked.unread(first);
        }
        if (first == (MARK[0] & 0xFF)) {
            byte[] begin = looked.readNBytes(MARK.length);
            if (!Arrays.equals(begin, MARK)) {
                looked.unread(begin);
            }
        }
        return looked;
    }
}
