package dev.kdt.flow;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes outputs, one after the other as they are, to a file or to standard output. They count as delivered when the operating
 * system has them: when a reader goes away in the middle of a write, those are that were written as a whole.
 */
public final class OutputSink implements Sink {
    private static final int BUFFER = 1 << 17;

    private final OutputStream out;
    private final String name;
    private final ByteBuilder buffer = new ByteBuilder(BUFFER);
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(Output output, Ticket ticket) {}

    /**
     * @param out owned by the caller, who closes it
     * @param name for messages
     */
    public OutputSink(OutputStream out, String name) {
        this.out = out;
        this.name = name;
    }

    @Override
    public boolean takesRuns() {
        return true;
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) {
        Slice bytes = output.bytes();
        if (buffer.size() + bytes.length() > BUFFER) {
            flush();
        }
        if (bytes.length() > BUFFER) {
            write(bytes);
            ticket.delivered(output);
        } else {
            buffer.put(bytes);
            pending.add(new Pending(output, ticket));
        }
    }

    private void write(Slice bytes) {
        try {
            out.write(bytes.array(), bytes.from(), bytes.length());
        } catch (IOException e) {
            throw IoFaults.writing(name, e);
        }
    }

    @Override
    public synchronized void flush() {
        long before = written();
        try {
            buffer.writeTo(out);
            out.flush();
            pending.forEach(each -> each.ticket().delivered(each.output()));
        } catch (IOException e) {
            settle(written() - before);
            throw IoFaults.writing(name, e);
        } finally {
            buffer.clear();
            pending.clear();
        }
    }

    /** Settles outputs of which only the first bytes were written. */
    private void settle(long bytes) {
        long left = bytes;
        for (Pending each : pending) {
            left -= each.output().bytes().length();
            if (left >= 0) {
                each.ticket().delivered(each.output());
            } else {
                each.ticket().givenUp(each.output());
            }
        }
    }

    /** Number of bytes written so far, where that is known. */
    private long written() {
        return out instanceof DirectFile counted ? counted.written() : 0;
    }
}
