package dev.kdt.flow;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes outputs, one after the other as they are, to a file or to standard output. They count as delivered when the operating
 * system has them: when a reader goes away in the middle of a write, those are that were written as a whole. What a pipe holds then
 * nobody will read, so to a pipe they count as delivered only when more was written after them than it holds, or when no more comes.
 */
public final class OutputSink implements Sink {
    private static final int BUFFER = 1 << 17;

    /** The capacity of a pipe (64 KiB: "pipe(7)"), and as much again that its reader may have taken and not looked at. */
    private static final long PIPE_BYTES = 1 << 17;

    private final OutputStream out;
    private final String name;
    private final ByteBuilder buffer = new ByteBuilder(BUFFER);
    private final List<Pending> pending = new ArrayList<>();
    private final Deque<Written> written = new ArrayDeque<>();
    private final long unread;
    private long bytes;
    private volatile @Nullable IOException broken;

    private record Pending(Output output, Ticket ticket) {}

    /** @param end how many bytes were written with it and before it */
    private record Written(Pending output, long end) {
        void delivered() {
            output.ticket().delivered(output.output());
        }

        void givenUp() {
            output.ticket().givenUp(output.output());
        }
    }

    /**
     * @param out owned by the caller, who closes it
     * @param name for messages
     */
    public OutputSink(OutputStream out, String name) {
        this(out, name, 0);
    }

    /**
     * A sink whose reader may go away, and is to get again what it has not read.
     *
     * @param out a pipe, perhaps; owned by the caller, who closes it
     * @param name for messages
     */
    public static OutputSink toPipe(OutputStream out, String name) {
        return new OutputSink(out, name, PIPE_BYTES);
    }

    private OutputSink(OutputStream out, String name, long unread) {
        this.out = out;
        this.name = name;
        this.unread = unread;
    }

    @Override
    public boolean takesRuns() {
        return true;
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) {
        requireUsable();
        Slice bytes = output.bytes();
        if (buffer.size() + bytes.length() > BUFFER) {
            flush();
        }
        pending.add(new Pending(output, ticket));
        if (bytes.length() > BUFFER) {
            write(bytes);
        } else {
            buffer.put(bytes);
        }
    }

    @Override
    public synchronized void flush() {
        try {
            write(buffer.view());
        } finally {
            buffer.clear();
        }
    }

    /** Writes the bytes of all that is pending. */
    private void write(Slice all) {
        long before = taken();
        try {
            out.write(all.array(), all.from(), all.length());
            out.flush();
        } catch (IOException e) {
            broken = e;
            breakOff(before);
            throw IoFaults.writing(name, e);
        } catch (RuntimeException | Error e) {
            broken = new IOException(e);
            breakOff(before);
            throw e;
        }
        written(all.length());
        settle(unread);
    }

    /** @throws FlowException after a write that failed: what follows would overtake what was not written */
    @Override
    public void requireUsable() {
        IOException known = broken;
        if (known != null) {
            throw IoFaults.writing(name, known);
        }
    }

    /** Answers for all that is pending after a write that failed: nobody is to wait for it. */
    private void breakOff(long takenBefore) {
        written(taken() - takenBefore);
        settle(unread);
        written.forEach(Written::givenUp);
        written.clear();
    }

    @Override
    public synchronized void drain(String lane) {
        flush();
        settle(0);
    }

    /** The first bytes of what is pending were written, all of them or as many. Outputs that were not written as a whole are given up. */
    private void written(long count) {
        long end = bytes;
        bytes += count;
        for (Pending each : pending) {
            end += each.output().bytes().length();
            if (end <= bytes) {
                written.add(new Written(each, end));
            } else {
                each.ticket().givenUp(each.output());
            }
        }
        pending.clear();
    }

    /** Settles what so many bytes were written after. */
    private void settle(long after) {
        while (!written.isEmpty() && bytes - written.getFirst().end() >= after) {
            written.removeFirst().delivered();
        }
    }

    /** Number of bytes written so far, where that is known. */
    private long taken() {
        return out instanceof DirectFile counted ? counted.written() : 0;
    }
}
