package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;

/**
 * One record a JSON value: several on a line or one over several lines, with or without white space between. Looks only at what
 * tells where a value ends (brackets, strings, white space); whether it is JSON is seen when it is read. What cannot begin a
 * value is a record up to the line's end, so that the values after it are found again.
 *
 * <p>A value that arrives in pieces is scanned once: the state stays between chunks.
 */
final class JsonCutter implements Cutter {
    /** Begins each value of a JSON text sequence (RFC 7464). */
    private static final byte RECORD_SEPARATOR = 0x1e;

    private final String file;
    private State state = State.BETWEEN;
    private int depth;
    private boolean escaped;
    private long line = 1;
    private int column = 1;
    private long startLine;
    private int startColumn;
    private int scanned;
    private boolean dropping;

    private enum State {
        /** White space between values. */
        BETWEEN,
        /** An object or an array. */
        CONTAINER,
        /** A string inside of a container. */
        INNER_STRING,
        /** A string that is a value. */
        STRING,
        /** A number, or a word such as {@code true}. */
        WORD,
        /** Something that begins no value. */
        GARBAGE
    }

    JsonCutter(String file) {
        this.file = file;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int start = from;
        int at = from + scanned;
        while (at < to) {
            byte next = chunk[at];
            if (state == State.BETWEEN) {
                start = ByteOrderMark.after(chunk, at, to);
                if (start > at) {
                    at = start;
                    continue;
                }
                if (ByteOrderMark.mayFollow(chunk, at, to)) {
                    scanned = 0;
                    return at;
                }
                begin(next);
                count(next);
                if (state == State.BETWEEN) {
                    start++;
                }
                at++;
                continue;
            }
            if (isBeforeEnd(next)) {
                add(chunk, start, at, into);
                start = at;
                continue;
            }
            count(next);
            boolean ends = step(next);
            at++;
            if (ends) {
                add(chunk, start, at, into);
                start = at;
            }
        }
        scanned = to - start;
        return start;
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int rest = cut(chunk, from, to, into);
        if (rest < to) {
            add(chunk, rest, to, into);
        }
    }

    @Override
    public Position drop(byte[] chunk, int from, int to) {
        dropping = true;
        scanned = 0;
        return Position.inFile(file, startLine, startColumn);
    }

    @Override
    public boolean isDropping() {
        return dropping;
    }

    private void begin(byte first) {
        startLine = line;
        startColumn = column;
        escaped = false;
        depth = 1;
        switch (first) {
            case ' ', '\t', '\r', '\n', RECORD_SEPARATOR -> {}
            case '{', '[' -> state = State.CONTAINER;
            case '"' -> state = State.STRING;
            case '}', ']', ',', ':' -> state = State.GARBAGE;
            default -> state = State.WORD;
        }
    }

    /** Whether the value ended before this byte: only words and garbage are ended by what follows them. */
    private boolean isBeforeEnd(byte next) {
        return switch (state) {
            case WORD ->
                switch (next) {
                    case ' ', '\t', '\r', '\n', RECORD_SEPARATOR, '{', '[', '"', '}', ']', ',', ':' -> true;
                    default -> false;
                };
            case GARBAGE -> next == '\n';
            case BETWEEN, CONTAINER, INNER_STRING, STRING -> false;
        };
    }

    private void count(byte next) {
        if (next == '\n') {
            line++;
            column = 1;
        } else if ((next & 0xC0) != 0x80) {
            column++;
        }
    }

    /** Takes one byte into the value, and says whether the value ends with it. */
    private boolean step(byte next) {
        return switch (state) {
            case CONTAINER -> endsContainer(next);
            case INNER_STRING -> {
                state = endsString(next) ? State.CONTAINER : State.INNER_STRING;
                yield false;
            }
            case STRING -> endsString(next);
            case BETWEEN, WORD, GARBAGE -> false;
        };
    }

    private boolean endsContainer(byte next) {
        switch (next) {
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            case '"' -> state = State.INNER_STRING;
            default -> {}
        }
        return depth == 0;
    }

    private boolean endsString(byte next) {
        if (escaped) {
            escaped = false;
            return false;
        }
        escaped = next == '\\';
        return next == '"';
    }

    private void add(byte[] chunk, int start, int end, List<KinesisRecord> into) {
        boolean betweenJoinedFiles = state == State.WORD && ByteOrderMark.after(chunk, start, end) == end;
        if (!dropping && !betweenJoinedFiles) {
            into.add(KinesisRecord.of(Position.inFile(file, startLine, startColumn), new Slice(chunk, start, end)));
        }
        dropping = false;
        state = State.BETWEEN;
    }
}
