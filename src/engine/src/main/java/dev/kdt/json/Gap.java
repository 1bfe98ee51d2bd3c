package dev.kdt.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes between two values that are no containers: brackets, keys, colons, commas, quotes. With its bytes it knows the tape
 * entries that they mean, so that both are copied instead of being found again.
 */
final class Gap {
    /** The length of an event in {@link #events}: what happens, and three numbers. */
    private static final int EVENT = 4;

    private static final int KEY = 0;
    private static final int OPEN = 1;
    private static final int CLOSE = 2;

    private final byte[] literal;

    /** The bytes in words, and which bytes of the last word count. */
    private final long[] words;

    private final long lastMask;
    private final boolean loose;
    private final int[] events;

    /** The place of the value that follows; null when the text ends here. */
    final @Nullable ValuePosition next;

    private Gap(byte[] literal, boolean loose, int[] events, @Nullable ValuePosition next) {
        this.literal = literal;
        byte[] padded = Arrays.copyOf(literal, (literal.length + 7) & ~7);
        this.words = new long[padded.length / 8];
        for (int i = 0; i < words.length; i++) {
            words[i] = Words.at(padded, i * 8);
        }
        int rest = literal.length & 7;
        this.lastMask = rest == 0 ? -1 : Words.first(-1, rest);
        this.loose = loose;
        this.events = events;
        this.next = next;
    }

    int length() {
        return literal.length;
    }

    /** Whether these bytes stand at {@code at}. */
    boolean isAt(byte[] bytes, int at, int to) {
        if (to - at < literal.length) {
            return false;
        }
        int last = words.length - 1;
        if (at + words.length * 8 > bytes.length) {
            return Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length);
        }
        for (int i = 0; i < last; i++) {
            if (Words.at(bytes, at + i * 8) != words[i]) {
                return false;
            }
        }
        return last < 0 || ((Words.at(bytes, at + last * 8) ^ words[last]) & lastMask) == 0;
    }

    /** Lays down the entries of these bytes, which stand at {@code at}. */
    void write(int at, TapeWriter writer) throws JsonException {
        if (loose) {
            writer.loosen();
        }
        int[] all = events;
        for (int i = 0; i < all.length; i += EVENT) {
            switch (all[i]) {
                case KEY -> writer.add(at + all[i + 1], at + all[i + 2], all[i + 3]);
                case OPEN -> writer.open(at + all[i + 1], all[i + 3]);
                default -> writer.close(at + all[i + 2], all[i + 3]);
            }
        }
    }

    /** Puts gaps together, event by event, one after the other. Indexes are those of the text. */
    static final class Maker {
        private int[] events = new int[EVENT * 8];
        private int size;

        void clear() {
            size = 0;
        }

        void key(int start, int end, int info) {
            add(KEY, start, end, info);
        }

        void open(int start, int kind) {
            add(OPEN, start, start, kind);
        }

        void close(int end, boolean isObject) {
            add(CLOSE, end, end, isObject ? Tape.PLAIN : 0);
        }

        /** The gap of the bytes {@code [from, to)}. */
        Gap make(byte[] bytes, int from, int to, @Nullable ValuePosition next) {
            byte[] literal = Arrays.copyOfRange(bytes, from, to);
            boolean loose = hasSpace(literal);
            int[] own = Arrays.copyOf(events, size);
            for (int i = 0; i < own.length; i += EVENT) {
                own[i + 1] -= from;
                own[i + 2] -= from;
                if (own[i] == OPEN && !loose) {
                    own[i + 3] |= Tape.CANONICAL;
                }
            }
            return new Gap(literal, loose, own, next);
        }

        private void add(int what, int start, int end, int info) {
            if (size == events.length) {
                events = Arrays.copyOf(events, size * 2);
            }
            events[size++] = what;
            events[size++] = start;
            events[size++] = end;
            events[size++] = info;
        }

        /** A space in a key counts too: that costs time, not truth. */
        private static boolean hasSpace(byte[] literal) {
            for (byte each : literal) {
                if (Scanner.isSpace(each)) {
                    return true;
                }
            }
            return false;
        }
    }
}
