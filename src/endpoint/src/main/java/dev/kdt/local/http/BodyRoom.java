package dev.kdt.local.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the memory of all request bodies together. When it is full, the body that has been stalled for longest is given up for
 * another one; when none is stalled, the newcomer is turned away. Safe for use by several threads.
 */
final class BodyRoom {
    private static final int CHUNK = 64 << 10;

    private final long capacity;
    private final long stalledNanos;
    private final Set<Body> reading = new LinkedHashSet<>();
    private long used;

    /** There is no room for a body, or no longer. */
    static final class FullException extends IOException {
        FullException() {
            super("request bodies take up all the room there is for them", null);
        }
    }

    /**
     * @param capacity in bytes
     * @param stalled how long a body may bring nothing new before it can be given up
     */
    BodyRoom(long capacity, Duration stalled) {
        this.capacity = capacity;
        this.stalledNanos = stalled.toNanos();
    }

    /** A new body, read and used by the calling thread. */
    Body begin() {
        return new Body();
    }

    /** A request's body, from its first byte until the request is answered. */
    final class Body implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private long size;
        private long grown = System.nanoTime();
        private boolean givenUp;

        /**
         * Reads all of {@code in}; null when it is larger than {@code max}.
         *
         * @param length how much it will be; negative when that is not known
         * @throws FullException when there is no room for it
         */
        byte @Nullable [] read(InputStream in, long length, int max) throws IOException {
            enter();
            try {
                int expected = length < 0 ? CHUNK : (int) Math.min(CHUNK, length + 1);
                ByteArrayOutputStream content = new ByteArrayOutputStream(expected);
                byte[] chunk = new byte[expected];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    grow(n);
                    if (size > max) {
                        return null;
                    }
                    content.write(chunk, 0, n);
                }
                return content.toByteArray();
            } catch (IOException e) {
                throw isGivenUp() ? new FullException() : e;
            } finally {
                leave();
            }
        }

        private void enter() {
            synchronized (BodyRoom.this) {
                reading.add(this);
            }
        }

        /** From here on it is not given up any more. */
        private void leave() throws FullException {
            synchronized (BodyRoom.this) {
                reading.remove(this);
            }
            if (isGivenUp()) {
                Thread.interrupted(); // It may have come too late to end the reading.
                throw new FullException();
            }
        }

        private void grow(int more) throws FullException {
            synchronized (BodyRoom.this) {
                grown = System.nanoTime();
                while (!givenUp && used + more > capacity) {
                    Body stalled = longestStalled(this);
                    if (stalled == null) {
                        throw new FullException();
                    }
                    stalled.giveUp();
                }
                if (!givenUp) {
                    used += more;
                    size += more;
                }
            }
        }

        /** Takes its room at once, and wakes the thread that waits for more of it. Guarded by the room. */
        private void giveUp() {
            givenUp = true;
            used -= size;
            size = 0;
            reading.remove(this);
            thread.interrupt();
        }

        private boolean isGivenUp() {
            synchronized (BodyRoom.this) {
                return givenUp;
            }
        }

        /** Gives its room back. */
        @Override
        public void close() {
            synchronized (BodyRoom.this) {
                used -= size;
                size = 0;
            }
        }
    }

    private @Nullable Body longestStalled(Body newcomer) {
        Body longest = null;
        for (Body each : reading) {
            boolean stalled = newcomer.grown - each.grown >= stalledNanos;
            if (each != newcomer && stalled && (longest == null || each.grown - longest.grown < 0)) {
                longest = each;
            }
        }
        return longest;
    }
}
