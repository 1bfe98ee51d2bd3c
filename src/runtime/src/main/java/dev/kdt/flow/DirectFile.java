package dev.kdt.flow;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A device, a named pipe or an open descriptor, which is written to directly. Whoever reads a pipe decides how long it takes to open
 * it and to write to it: a stop ends the wait for both. What was being written then may have arrived or not. The system calls run in
 * a daemon thread, which may stay blocked after that.
 */
public final class DirectFile extends OutputStream {
    private static final long MOMENT_MILLIS = 1000;

    private final ExecutorService calls;
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
    private final OutputStream out;

    /** The descriptor below {@link #out}, which says how much it takes; null when it has none. */
    private final @Nullable FileChannel channel;

    /** Number of bytes that were taken. */
    private final AtomicLong written = new AtomicLong();

    /** Whether the thread is blocked, and does no more. */
    private boolean isStuck;

    private DirectFile(Path file, CompletableFuture<Void> waitEnds) throws IOException {
        calls = callsTo(file.toString());
        FileOutputStream[] opened = new FileOutputStream[1];
        try {
            call(
                    () -> opened[0] = new FileOutputStream(file.toFile(), true),
                    waitEnds,
                    "it was stopped before anybody opened it for reading");
        } catch (IOException e) {
            calls.shutdown();
            throw e;
        }
        out = opened[0];
        channel = opened[0].getChannel();
    }

    private DirectFile(OutputStream open, String name) {
        calls = callsTo(name);
        channel = open instanceof FileOutputStream file ? file.getChannel() : null;
        out = new FilterOutputStream(open) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }

    private static ExecutorService callsTo(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("kdt-write-" + name).factory());
    }

    /**
     * Writes to a descriptor that is open already, which stays open when this is closed.
     *
     * @param name for the thread
     * @param stop ends a write when it is abandoned
     */
    public static DirectFile over(OutputStream open, String name, Stop stop) {
        DirectFile direct = new DirectFile(open, name);
        stop.onAbandon(() -> direct.abandoned.complete(null));
        return direct;
    }

    /**
     * Opens a file to add to it; a named pipe, when somebody opens it for reading.
     *
     * @param stop ends the wait for a reader when it becomes urgent, and a write when it is abandoned
     * @throws InterruptedIOException when the stop ended the wait
     */
    public static DirectFile open(Path file, Stop stop) throws IOException {
        return open(file, stop, stop::onUrgent);
    }

    /** As {@link #open}, but waits for a reader until the stop is abandoned: what a stop leaves is parked, too. */
    static DirectFile openToPark(Path file, Stop stop) throws IOException {
        return open(file, stop, stop::onAbandon);
    }

    private static DirectFile open(Path file, Stop stop, Consumer<Runnable> onEndOfWait) throws IOException {
        CompletableFuture<Void> waitEnds = new CompletableFuture<>();
        onEndOfWait.accept(() -> waitEnds.complete(null));
        DirectFile opened = new DirectFile(file, waitEnds);
        stop.onAbandon(() -> opened.abandoned.complete(null));
        return opened;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        call(() -> writeCounted(bytes, from, length), abandoned, "it was stopped while nobody read from it");
    }

    private void writeCounted(byte[] bytes, int from, int length) throws IOException {
        if (channel == null) {
            out.write(bytes, from, length);
            written.addAndGet(length);
            return;
        }
        for (ByteBuffer left = ByteBuffer.wrap(bytes, from, length); left.hasRemaining(); ) {
            written.addAndGet(channel.write(left));
        }
    }

    /** Number of bytes that were taken, also by a write that failed later. Exact for descriptors. */
    long written() {
        return written.get();
    }

    @Override
    public void close() throws IOException {
        if (!calls.isShutdown()) {
            try {
                call(out::close, abandoned, "it was stopped while nobody read from it");
            } finally {
                calls.shutdown();
            }
        }
    }

    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }

    /**
     * Has the thread do a call, and waits for it until {@code cut}. After that it has a moment, in which one that waits for nobody
     * ends.
     */
    private void call(Call call, CompletableFuture<Void> cut, String whenCut) throws IOException {
        if (isStuck) {
            throw new InterruptedIOException(whenCut);
        }
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> unchecked(call), calls);
        try {
            CompletableFuture.anyOf(done, cut).join();
            isStuck = !ends(done);
            if (isStuck) {
                throw new InterruptedIOException(whenCut);
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException failed
                    ? failed.getCause()
                    : new IOException(e.getCause());
        }
    }

    private static boolean ends(CompletableFuture<Void> call) {
        try {
            call.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return call.isDone();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
        return true;
    }

    private static void unchecked(Call call) {
        try {
            call.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
