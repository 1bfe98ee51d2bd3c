package dev.kdt.local.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The memory of request bodies. */
class BodyRoomTest {
    private static final byte[] CONTENT = new byte[600];

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stalled = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        threads.close();
    }

    @Test
    void whatDoesNotFitBesideAnotherBodyIsTurnedAway() throws Exception {
        BodyRoom room = new BodyRoom(1_000, Duration.ofHours(1));
        Future<?> other = readStalling(room);
        assertThrows(BodyRoom.FullException.class, () -> read(room, CONTENT.length));
        other.cancel(true);
    }

    @Test
    void aStalledBodyIsGivenUp() throws Exception {
        BodyRoom room = new BodyRoom(1_000, Duration.ZERO);
        Future<?> other = readStalling(room);
        assertArrayEquals(CONTENT, read(room, CONTENT.length));
        ExecutionException givenUp = assertThrows(ExecutionException.class, other::get);
        assertTrue(givenUp.getCause() instanceof BodyRoom.FullException);
        assertArrayEquals(CONTENT, read(room, -1));
    }

    @Test
    void theRoomOfABodyIsFreeWhenItsRequestIsAnswered() throws IOException {
        BodyRoom room = new BodyRoom(1_000, Duration.ofHours(1));
        try (BodyRoom.Body body = room.begin()) {
            assertArrayEquals(CONTENT, body.read(new ByteArrayInputStream(CONTENT), -1, CONTENT.length));
            assertThrows(BodyRoom.FullException.class, () -> read(room, CONTENT.length));
        }
        assertArrayEquals(CONTENT, read(room, CONTENT.length));
    }

    @Test
    void whatIsLargerThanAnyRequestIsNotRead() throws IOException {
        BodyRoom room = new BodyRoom(1_000, Duration.ofHours(1));
        try (BodyRoom.Body body = room.begin()) {
            assertNull(body.read(new ByteArrayInputStream(CONTENT), -1, CONTENT.length - 1));
        }
    }

    private static byte[] read(BodyRoom room, long length) throws IOException {
        try (BodyRoom.Body body = room.begin()) {
            byte[] read = body.read(new ByteArrayInputStream(CONTENT), length, CONTENT.length);
            return read == null ? new byte[0] : read;
        }
    }

    /** Begins to read a body that brings 600 bytes and then nothing; returns when it has come to that. */
    private Future<?> readStalling(BodyRoom room) throws InterruptedException {
        InputStream stalling = new InputStream() {
            private final InputStream content = new ByteArrayInputStream(CONTENT);

            @Override
            public int read() throws IOException {
                throw new IOException("is read in chunks");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (content.available() > 0) {
                    return content.read(into, from, length);
                }
                stalled.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
                return -1;
            }
        };
        Future<?> reading = threads.submit(() -> {
            try (BodyRoom.Body body = room.begin()) {
                byte[] read = body.read(stalling, -1, CONTENT.length);
                return read == null ? 0 : read.length;
            }
        });
        stalled.await();
        return reading;
    }
}
