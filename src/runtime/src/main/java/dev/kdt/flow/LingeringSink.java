package dev.kdt.flow;

import dev.kdt.pipeline.Output;
import java.time.Duration;

/**
 * Puts off what would send a request before it is full, so that what comes meanwhile goes with it: on a slow stream, and on one of
 * many shards, each of which is read by itself. What a lane sends last is not put off.
 */
public final class LingeringSink implements Sink {
    private final Sink sink;
    private final Duration longest;
    private final Sleeper sleeper;
    private final Stop stop;
    private boolean due;
    private boolean closed;

    /**
     * @param longest how long an output waits for others, if nothing else sends it
     * @param stop ends the waits
     */
    public LingeringSink(Sink sink, Duration longest, Sleeper sleeper, Stop stop) {
        this.sink = sink;
        this.longest = longest;
        this.sleeper = sleeper;
        this.stop = stop;
    }

    @Override
    public void send(Output output, Ticket ticket) throws InterruptedException {
        sink.send(output, ticket);
    }

    /** Has everything sent that is there at the end of the wait; the first call of many begins it. */
    @Override
    public void flush() throws InterruptedException {
        if (stop.isRequested()) {
            sink.flush();
            return;
        }
        synchronized (this) {
            if (!due && !closed) {
                due = true;
                Thread.ofVirtual().name("kdt-linger").start(this::flushLater);
            }
        }
    }

    @Override
    public boolean isBusy() {
        return sink.isBusy();
    }

    @Override
    public void drain(String lane) throws InterruptedException {
        sink.drain(lane);
    }

    @Override
    public void requireUsable() {
        sink.requireUsable();
    }

    /** Everything is settled by then: a wait that is not over has nothing to send. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        sink.close();
    }

    private void flushLater() {
        try {
            sleeper.sleep(longest);
            synchronized (this) {
                due = false; // Before the flush: what comes during it is for the next one.
                if (closed) {
                    return;
                }
            }
            sink.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
