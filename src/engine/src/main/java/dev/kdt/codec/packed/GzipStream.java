package dev.kdt.codec.packed;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Members of gzip in a row (RFC 1952), with ends of lines after them or without: a Firehose that appends newlines puts one after each
 * record, compressed or not ("Kinesis Data Firehose, Configure destination settings, New line delimiter"). Zeros after the last one
 * are padding, as on tapes ("GNU gzip manual, Using gzip on tapes"); anything else is {@linkplain TrailingDataException trailing data}.
 */
public final class GzipStream extends PartStream {
    private static final int FIXED_HEADER_BYTES = 10;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Feed in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean begun;
    private boolean inside;

    public GzipStream(Feed in) {
        this.in = in;
    }

    @Override
    public boolean nextPart() throws IOException {
        passOver();
        if (begun && !isMemberNext()) {
            return false;
        }
        header();
        inflater.reset();
        crc.reset();
        begun = true;
        inside = true;
        return true;
    }

    private boolean isMemberNext() throws IOException {
        long lineEnds = 0;
        for (; in.has(1) && (in.look(0) == '\n' || in.look(0) == '\r'); lineEnds++) {
            in.used(1);
        }
        if (in.has(2) && in.look(0) == 0x1F && in.look(1) == 0x8B) {
            return true;
        }
        while (in.has(1) && in.look(0) == 0) {
            in.used(1);
        }
        if (in.has(1)) {
            throw in.trailing("gzip", lineEnds);
        }
        return false;
    }

    private void header() throws IOException {
        in.require(FIXED_HEADER_BYTES);
        if (in.look(0) != 0x1F || in.look(1) != 0x8B || in.look(2) != 8) {
            throw new IOException("gzip: the data does not begin with 1f 8b 08");
        }
        int flags = in.look(3);
        in.used(FIXED_HEADER_BYTES);
        if ((flags & EXTRA) != 0) {
            in.pass(in.littleEndian(2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            in.pass(2);
        }
    }

    private void skipText() throws IOException {
        in.require(1);
        while (in.look(0) != 0) {
            in.used(1);
            in.require(1);
        }
        in.used(1);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (!inside) {
            return -1;
        }
        try {
            while (true) {
                int count = inflater.inflate(into, from, length);
                if (count > 0) {
                    crc.update(into, from, count);
                    return count;
                }
                if (inflater.finished()) {
                    trailer();
                    return -1;
                }
                if (length == 0) {
                    return 0;
                }
                refill();
            }
        } catch (DataFormatException e) {
            throw new IOException(
                    "gzip: " + (e.getMessage() == null ? "the compressed data is corrupt" : e.getMessage()), e);
        }
    }

    /** The inflater works on the feed's own bytes: what it has not used is still there. */
    private void refill() throws IOException {
        if (inflater.needsDictionary()) {
            throw new IOException("gzip: the data needs a preset dictionary, which gzip does not allow");
        }
        if (!in.has(1)) {
            throw new EOFException();
        }
        inflater.setInput(in.array(), in.from(), in.ahead());
        in.used(in.ahead());
    }

    private void trailer() throws IOException {
        in.used(-inflater.getRemaining());
        inside = false;
        long checksum = in.littleEndian(4);
        long size = in.littleEndian(4);
        if (checksum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new IOException("gzip: the data does not match its checksum");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
