package dev.kdt.flow;

import dev.kdt.codec.packed.PartStream;
import java.io.IOException;

/** The parts of compressed data as one. */
final class JoinedParts extends PartStream {
    private final PartStream parts;
    private boolean begun;

    JoinedParts(PartStream parts) {
        this.parts = parts;
    }

    @Override
    public boolean nextPart() throws IOException {
        if (begun) {
            return false;
        }
        begun = true;
        return parts.nextPart();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = parts.read(into, from, length);
        while (count < 0 && parts.nextPart()) {
            count = parts.read(into, from, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
