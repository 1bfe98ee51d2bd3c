package dev.kdt.flow.capture;

import java.time.Instant;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a capture that follow each other.
 *
 * @param from where they begin, in bytes
 * @param to where they end
 * @param line the number of the first one, from 1
 * @param lines how many there are
 * @param first when the oldest record arrived; null when one tells no arrival
 * @param last when the newest record arrived; null with {@code first}
 * @param checksum of their bytes
 */
record CaptureBlock(
        long from,
        long to,
        long line,
        long lines,
        @Nullable Instant first,
        @Nullable Instant last,
        long checksum,
        KeySet keys) {
    private static final int FIELDS = 8;
    private static final String UNKNOWN = "-";

    boolean mayHave(CaptureSelection selection) {
        return selection.overlaps(first, last) && (selection.key() == null || keys.mayHave(selection.key()));
    }

    static long checksum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return sum.getValue();
    }

    /** A line of an index. */
    String text() {
        return String.join(
                " ",
                String.valueOf(from),
                String.valueOf(to),
                String.valueOf(line),
                String.valueOf(lines),
                first == null ? UNKNOWN : String.valueOf(first.toEpochMilli()),
                last == null ? UNKNOWN : String.valueOf(last.toEpochMilli()),
                String.valueOf(checksum),
                keys.text());
    }

    /** The block that a line of an index tells of; null when it is none. */
    static @Nullable CaptureBlock parse(String text) {
        String[] fields = text.split(" ", -1);
        KeySet keys = fields.length == FIELDS ? KeySet.parse(fields[FIELDS - 1]) : null;
        if (keys == null) {
            return null;
        }
        try {
            return new CaptureBlock(
                    Long.parseLong(fields[0]),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    time(fields[4]),
                    time(fields[5]),
                    Long.parseLong(fields[6]),
                    keys);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Instant time(String millis) {
        return millis.equals(UNKNOWN) ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
