package dev.kdt.cli.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A pipe between two commands that run at the same time, as the operating system's: bounded, and broken when its reader is gone. */
final class Pipe {
    private static final int ROOM = 1 << 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] bytes = new byte[ROOM];
    private long written;
    private long read;
    private boolean ended;
    private boolean broken;

    /** Closed by the writer when it has written all. */
    final OutputStream out = new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                done += put(from, offset + done, length - done);
            }
        }

        @Override
        public void close() {
            change(() -> ended = true);
        }
    };

    /** Closed by the reader when it wants no more. */
    final InputStream in = new InputStream() {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return length == 0 ? 0 : take(into, offset, length);
        }

        @Override
        public void close() {
            change(() -> broken = true);
        }
    };

    /** Writes some of the bytes, at least one, and says how many. */
    private int put(byte[] from, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (!broken && written - read == ROOM) {
                await();
            }
            if (broken) {
                throw new IOException("Broken pipe");
            }
            int at = (int) (written % ROOM);
            int count = Math.min(length, Math.min(ROOM - at, (int) (ROOM - (written - read))));
            System.arraycopy(from, offset, bytes, at, count);
            written += count;
            changed.signalAll();
            return count;
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (!ended && written == read) {
                await();
            }
            int at = (int) (read % ROOM);
            int count = Math.min(length, Math.min(ROOM - at, (int) (written - read)));
            System.arraycopy(bytes, at, into, offset, count);
            read += count;
            changed.signalAll();
            return count == 0 ? -1 : count;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await() throws IOException {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new ClosedByInterruptException().initCause(e);
        }
    }
}
