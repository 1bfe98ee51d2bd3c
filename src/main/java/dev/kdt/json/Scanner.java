package dev.kdt.json;

import java.util.Arrays;

/**
 * Reads one JSON text, checks all of it and lays down its {@link Tape}. Takes what jq takes: beyond RFC 8259 that is
 * {@code nan} and numbers such as {@code +1}, {@code .5} and {@code 007}; such values are not marked canonical. Reused from
 * text to text; one per thread.
 */
final class Scanner {
    /** jq's MAX_PARSING_DEPTH: an array counts once; an object counts twice, for its key is open too. */
    static final int MAX_DEPTH = 10_000;

    private static final int OPEN_ARRAY = Tape.ARRAY | Tape.CANONICAL;
    private static final int OPEN_OBJECT = Tape.OBJECT | Tape.CANONICAL;

    private final Tape tape;
    private final KeyCheck keys;
    private final StringScan strings = new StringScan();
    private final TokenScan tokens = new TokenScan();

    private byte[] bytes = new byte[0];
    private int to;
    /** Whether white space was skipped since it was last cleared: then the container around it is not canonical. */
    private boolean spaced;

    private int[] open = new int[64];

    Scanner(Tape tape) {
        this.tape = tape;
        this.keys = new KeyCheck(tape);
    }

    /**
     * Reads the value that starts at or after {@code from}.
     *
     * @return the index after the value's last byte
     */
    int scan(byte[] source, int from, int end) throws JsonException {
        bytes = source;
        to = end;
        tape.bytes = source;
        tape.size = 0;
        int depth = 0;
        int objects = 0;
        int at = from;
        while (true) {
            at = skip(at);
            int first = at < to ? bytes[at] : -1;
            // A value starts here.
            if (first == '{' || first == '[') {
                if (depth + objects >= MAX_DEPTH) {
                    throw new JsonException("nested deeper than " + MAX_DEPTH + " levels", at);
                }
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth++] = tape.size;
                add(at, 0, first == '{' ? OPEN_OBJECT : OPEN_ARRAY);
                spaced = false;
                at = skip(at + 1);
                int inner = at < to ? bytes[at] : -1;
                if ((inner == ']' && first == '[') || (inner == '}' && first == '{')) {
                    at = close(open[--depth], at + 1, spaced);
                } else {
                    if (spaced) {
                        tape.cells[open[depth - 1] + 2] &= ~Tape.CANONICAL;
                    }
                    if (first == '{') {
                        objects++;
                        at = key(at, open[depth - 1]);
                    }
                    continue;
                }
            } else {
                at = scalar(first, at, depth == 0 ? -1 : open[depth - 1]);
            }
            // A value has ended: close containers until another value is due.
            while (true) {
                if (depth == 0) {
                    return at;
                }
                int container = open[depth - 1];
                spaced = false;
                at = skip(at);
                int next = at < to ? bytes[at] : -1;
                boolean object = (tape.cells[container + 2] & Tape.KIND_MASK) == Tape.OBJECT;
                if (next == ',') {
                    at = skip(at + 1);
                    if (spaced) {
                        tape.cells[container + 2] &= ~Tape.CANONICAL;
                    }
                    if (object) {
                        at = key(at, container);
                    }
                    break;
                }
                if (next != (object ? '}' : ']')) {
                    throw unexpected(at, object ? "',' or '}'" : "',' or ']'");
                }
                depth--;
                objects -= object ? 1 : 0;
                at = close(container, at + 1, spaced);
                if (depth > 0 && (tape.cells[container + 2] & Tape.CANONICAL) == 0) {
                    tape.cells[open[depth - 1] + 2] &= ~Tape.CANONICAL;
                }
            }
        }
    }

    private int scalar(int first, int at, int container) throws JsonException {
        int entry = tape.size;
        int end;
        if (first == '"') {
            end = string(at, Tape.STRING, false);
        } else {
            end = tokens.scan(bytes, at, to);
            add(at, end, tokens.info() | 1 << Tape.PAYLOAD_SHIFT);
        }
        if (container >= 0 && (tape.cells[entry + 2] & Tape.CANONICAL) == 0) {
            tape.cells[container + 2] &= ~Tape.CANONICAL;
        }
        return end;
    }

    /** Reads a key and its colon; returns the index after the colon. */
    private int key(int at, int object) throws JsonException {
        if (at >= to || bytes[at] != '"') {
            throw unexpected(at, "a key");
        }
        int entry = tape.size;
        int end = string(at, Tape.KEY, true);
        spaced = false;
        end = skip(end);
        if (end >= to || bytes[end] != ':') {
            throw unexpected(end, "':'");
        }
        end++;
        if (end < to && bytes[end] <= ' ') {
            end = skip(end);
        }
        if (spaced || (tape.cells[entry + 2] & Tape.CANONICAL) == 0) {
            tape.cells[object + 2] &= ~Tape.CANONICAL;
        }
        return end;
    }

    private int string(int quote, int kind, boolean hashed) throws JsonException {
        int end = strings.scan(bytes, quote + 1, to, hashed);
        add(quote + 1, end, kind | strings.flags() | (hashed ? strings.hash() : 1) << Tape.PAYLOAD_SHIFT);
        return end + 1;
    }

    private int close(int container, int end, boolean loose) throws JsonException {
        int[] cells = tape.cells;
        cells[container + 1] = end;
        int entries = (tape.size - container) / Tape.CELLS;
        if (entries > Tape.MAX_PAYLOAD) {
            throw new JsonException("more than " + Tape.MAX_PAYLOAD + " values in one text", cells[container]);
        }
        int info = cells[container + 2] | entries << Tape.PAYLOAD_SHIFT;
        if ((info & Tape.KIND_MASK) == Tape.OBJECT) {
            info = keys.unique(container) ? info | Tape.PLAIN : info & ~Tape.CANONICAL;
        }
        cells[container + 2] = loose ? info & ~Tape.CANONICAL : info;
        return end;
    }

    private void add(int start, int end, int info) {
        int at = tape.size;
        if (at + Tape.CELLS > tape.cells.length) {
            tape.grow();
        }
        int[] cells = tape.cells;
        cells[at] = start;
        cells[at + 1] = end;
        cells[at + 2] = info;
        tape.size = at + Tape.CELLS;
    }

    /** The index of the first byte that is not white space. */
    private int skip(int from) {
        int at = from;
        while (at < to && bytes[at] <= ' ' && isSpace(bytes[at])) {
            at++;
        }
        spaced |= at > from;
        return at;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private JsonException unexpected(int at, String wanted) {
        if (at >= to) {
            return new JsonException("the JSON text ends too early: expected " + wanted, at);
        }
        return new JsonException("expected " + wanted + " but found " + Shown.at(bytes, at, to), at);
    }
}
