package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/** One record a line. The newline is not part of it; a last line without one counts. */
final class LineCutter implements Cutter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private final String file;
    private final Blank blank;
    private long line;
    private int scanned;
    private boolean dropping;

    /** The treatment of an empty line, and of the carriage return of a Windows line end. */
    enum Blank {
        /** An empty record; bytes are kept as they are. */
        RECORD,
        /** Nothing: white space around a value means nothing, and neither does the byte order mark of a file among joined ones. */
        SPACE
    }

    LineCutter(String file, Blank blank) {
        this(file, blank, 1);
    }

    /** @param firstLine the number of the first line */
    LineCutter(String file, Blank blank, long firstLine) {
        this.file = file;
        this.blank = blank;
        this.line = firstLine - 1;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int start = from;
        for (int end = newline(chunk, from + scanned, to); end >= 0; end = newline(chunk, start, to)) {
            add(chunk, start, end, into);
            start = end + 1;
        }
        scanned = to - start;
        return start;
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        if (to > from) {
            add(chunk, from, to, into);
        }
    }

    @Override
    public Position drop(byte[] chunk, int from, int to) {
        dropping = true;
        scanned = 0;
        return Position.inFile(file, line + 1);
    }

    @Override
    public boolean isDropping() {
        return dropping;
    }

    private void add(byte[] chunk, int start, int end, List<KinesisRecord> into) {
        line++;
        if (dropping) {
            dropping = false;
            return;
        }
        int first = blank == Blank.SPACE ? ByteOrderMark.after(chunk, start, end) : start;
        if (blank == Blank.SPACE && isBlank(chunk, first, end)) {
            return;
        }
        into.add(KinesisRecord.of(Position.inFile(file, line), new Slice(chunk, first, end)));
    }

    private static boolean isBlank(byte[] chunk, int start, int end) {
        for (int i = start; i < end; i++) {
            if (chunk[i] > ' ' || chunk[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Index of the first newline in {@code bytes[from, to)}, or -1. Looks at eight bytes at a time. */
    static int newline(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long differing = (long) LONG.get(bytes, i) ^ NEWLINES;
            long zeros = (differing - ONES) & ~differing & HIGHS;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
