package dev.kdt.local.log;

import dev.kdt.bytes.Slice;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A record's bytes on disk, big-endian: {@code int} length of the body, {@code int} CRC-32C of the body; the body is
 * {@code long} ordinal, {@code long} arrival, {@code int} length of the key, key, data.
 */
final class Frame {
    static final int HEADER = 8;
    private static final int FIXED = 20;

    /** A record of nothing. */
    static final int SMALLEST = HEADER + FIXED;

    /** More than the largest record of the service; a longer length can only be damage. */
    static final int MAX_BODY = 16 << 20;

    private Frame() {}

    /** The frames of {@code entries}, one after the other, with ordinals from {@code first} on. */
    static ByteBuffer batch(List<SegmentedLog.Entry> entries, long first, long arrival) {
        int size = 0;
        for (SegmentedLog.Entry entry : entries) {
            size += size(entry.key(), entry.data());
        }
        ByteBuffer frames = ByteBuffer.allocate(size);
        long ordinal = first;
        for (SegmentedLog.Entry entry : entries) {
            put(frames, ordinal++, arrival, entry.key(), entry.data());
        }
        return frames.flip();
    }

    private static int size(Slice key, Slice data) {
        return HEADER + FIXED + key.length() + data.length();
    }

    private static void put(ByteBuffer out, long ordinal, long arrival, Slice key, Slice data) {
        int start = out.position();
        int body = FIXED + key.length() + data.length();
        out.putInt(body).putInt(0).putLong(ordinal).putLong(arrival).putInt(key.length());
        out.put(key.array(), key.from(), key.length());
        out.put(data.array(), data.from(), data.length());
        out.putInt(start + 4, crc(out.array(), out.arrayOffset() + start + HEADER, body));
    }

    /** The length of the body whose header starts at {@code at}, or -1 when it cannot be one. */
    static int body(ByteBuffer in, int at) {
        int body = in.getInt(at);
        return body < FIXED || body > MAX_BODY ? -1 : body;
    }

    static boolean intact(ByteBuffer in, int at, int body) {
        return in.getInt(at + 4) == crc(in.array(), in.arrayOffset() + at + HEADER, body)
                && in.getInt(at + HEADER + 16) >= 0
                && in.getInt(at + HEADER + 16) <= body - FIXED;
    }

    static long ordinal(ByteBuffer in, int at) {
        return in.getLong(at + HEADER);
    }

    static long arrival(ByteBuffer in, int at) {
        return in.getLong(at + HEADER + 8);
    }

    /** The record at {@code at}, sharing the buffer's bytes. */
    static LogRecord record(ByteBuffer in, int at, int body) {
        int keyLength = in.getInt(at + HEADER + 16);
        int key = in.arrayOffset() + at + HEADER + FIXED;
        int end = in.arrayOffset() + at + HEADER + body;
        return new LogRecord(
                ordinal(in, at),
                arrival(in, at),
                new Slice(in.array(), key, key + keyLength),
                new Slice(in.array(), key + keyLength, end));
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
