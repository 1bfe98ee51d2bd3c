package dev.kdt.local.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A stretch of a segment's file that will not change, to be read without the log's lock. */
record Span(Path file, int from, long to) {
    private static final int READ_SIZE = 256 << 10;

    /** Takes a whole frame; false ends the scan. */
    @FunctionalInterface
    interface FrameTaker {
        boolean take(ByteBuffer in, int at, long position);
    }

    /**
     * Adds the records from {@code ordinal} on to {@code found}, as long as there is room.
     *
     * @return where the file is damaged, when reading came to an end there; else -1
     */
    long read(long ordinal, Room room, List<LogRecord> found) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = scan(channel, from, to, (in, at, _) -> {
                if (Frame.ordinal(in, at) < ordinal) {
                    return true;
                }
                LogRecord next = Frame.record(in, at, Frame.body(in, at));
                if (!room.takes(next)) {
                    return false;
                }
                found.add(next);
                return true;
            });
            return room.isFull() || end == to ? -1 : end;
        }
    }

    /** The ordinal of the first record that arrived at {@code arrival} or later, or -1. */
    long ordinalAt(long arrival) throws IOException {
        long[] found = {-1};
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            scan(channel, from, to, (in, at, _) -> {
                if (Frame.arrival(in, at) < arrival) {
                    return true;
                }
                found[0] = Frame.ordinal(in, at);
                return false;
            });
        }
        return found[0];
    }

    /**
     * Hands out whole, undamaged frames of {@code [from, to)} until one is damaged or the taker has enough.
     *
     * @return where the first frame begins that was not taken
     */
    static long scan(FileChannel channel, long from, long to, FrameTaker taker) throws IOException {
        int want = READ_SIZE;
        long position = from;
        while (position + Frame.HEADER <= to) {
            ByteBuffer in = ByteBuffer.allocate((int) Math.min(want, to - position));
            if (!fill(in, channel, position)) {
                return position;
            }
            int at = 0;
            want = READ_SIZE;
            while (at + Frame.HEADER <= in.limit()) {
                int body = Frame.body(in, at);
                if (body < 0 || position + at + Frame.HEADER + body > to) {
                    return position + at;
                }
                if (at + Frame.HEADER + body > in.limit()) {
                    want = Math.max(READ_SIZE, Frame.HEADER + body);
                    break;
                }
                if (!Frame.intact(in, at, body) || !taker.take(in, at, position + at)) {
                    return position + at;
                }
                at += Frame.HEADER + body;
            }
            position += at;
        }
        return position;
    }

    /** False when the file ends before. */
    private static boolean fill(ByteBuffer in, FileChannel channel, long position) throws IOException {
        for (long at = position; in.hasRemaining(); ) {
            int read = channel.read(in, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }
}
