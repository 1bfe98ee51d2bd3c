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
 * system has them.
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
        try {
            buffer.writeTo(out);
            out.flush();
            pending.forEach(each -> each.ticket().delivered(each.output()));
        } catch (IOException e) {
            pending.forEach(each -> each.ticket().givenUp(each.output()));
            throw IoFaults.writing(name, e);
        } finally {
            buffer.clear();
            pending.clear();
        }
    }
}
