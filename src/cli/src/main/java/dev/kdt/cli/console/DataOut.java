package dev.kdt.cli.console;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.flow.IoFaults;
import java.io.IOException;
import java.io.OutputStream;

/** Text on stdout, for commands that print a few lines. */
public final class DataOut {
    private final OutputStream out;
    private final ByteBuilder buffer = new ByteBuilder();

    public DataOut(OutputStream out) {
        this.out = out;
    }

    public DataOut text(String text) {
        buffer.utf8(text);
        return this;
    }

    public DataOut line(String text) {
        buffer.utf8(text).put('\n');
        return this;
    }

    /**
     * Writes what was printed so far.
     *
     * @throws dev.kdt.flow.FlowException when it cannot be written; a reader that went away is a
     *     {@link dev.kdt.flow.ClosedPipeException}
     */
    public void flush() {
        try {
            buffer.writeTo(out);
            out.flush();
            buffer.clear();
        } catch (IOException e) {
            throw IoFaults.writing("stdout", e);
        }
    }
}
