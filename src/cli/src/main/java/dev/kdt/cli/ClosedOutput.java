package dev.kdt.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output where the process was started without one. */
final class ClosedOutput extends OutputStream {
    @Override
    public void write(int b) throws IOException {
        throw new IOException("it is closed");
    }
}
