package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.io.InputStream;

/** Text of another encoding as UTF-8. What is no text becomes bytes that are no UTF-8, so that what holds it is found broken. */
public final class Utf8Stream extends InputStream {
    private final InputStream in;
    private final CodePoints points;
    private final byte[] raw = new byte[1 << 14];
    private final ByteBuilder out = new ByteBuilder(1 << 14);
    private int at;
    private boolean ended;

    public Utf8Stream(InputStream in, TextEncoding encoding) {
        this.in = in;
        this.points = new CodePoints(encoding);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (at == out.size()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, out.size() - at);
        System.arraycopy(out.array(), at, into, from, count);
        at += count;
        return count;
    }

    private void fill() throws IOException {
        out.clear();
        at = 0;
        int count = in.read(raw, 0, raw.length);
        if (count < 0) {
            points.end(out);
            ended = true;
        } else {
            points.put(new Slice(raw, 0, count), out);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
