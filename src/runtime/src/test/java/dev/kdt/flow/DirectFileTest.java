package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A named pipe is opened and written to when its reader likes; a stop does not wait for that. */
final class DirectFileTest {
    private static final long DEADLINE_SECONDS = 60;

    @TempDir
    Path folder;

    private Path pipe;
    private final Stop stop = new Stop();

    @BeforeEach
    void makePipe() throws IOException, InterruptedException {
        pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    }

    @Test
    void aStopEndsTheWaitForAReader() throws Exception {
        FutureTask<Boolean> opening = started(() -> DirectFile.open(pipe, stop).close());
        stop.request(Stop.Reason.TERMINATE);
        assertEquals("it was stopped before anybody opened it for reading", endOf(opening));
    }

    @Test
    void parkingWaitsForAReaderUntilTheStopIsAbandoned() throws Exception {
        stop.request(Stop.Reason.TERMINATE);
        FutureTask<Boolean> parking = started(() -> {
            try (DirectFile file = DirectFile.openToPark(pipe, stop)) {
                file.write('p');
            }
        });
        assertEquals("p", Files.readString(pipe));
        assertFalse(parking.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
        FutureTask<Boolean> later =
                started(() -> DirectFile.openToPark(pipe, stop).close());
        stop.abandon();
        assertEquals("it was stopped before anybody opened it for reading", endOf(later));
    }

    @Test
    void anAbandonedStopEndsTheWaitForAReaderThatReadsNothing() throws Exception {
        FutureTask<Boolean> writing = started(() -> {
            try (DirectFile file = DirectFile.open(pipe, stop)) {
                file.write(new byte[1 << 20]);
            }
        });
        try (InputStream reader = Files.newInputStream(pipe)) {
            assertEquals(0, reader.read()); // More than fits into the pipe is on its way.
            stop.request(Stop.Reason.TERMINATE);
            stop.abandon();
            assertEquals("it was stopped while nobody read from it", endOf(writing));
        }
    }

    @Test
    void anAbandonedStopEndsTheWaitForAReaderOfWhatIsOpen() throws Exception {
        FutureTask<Boolean> writing = started(() -> {
            try (FileOutputStream open = new FileOutputStream(pipe.toFile());
                    DirectFile file = DirectFile.over(open, "stdout", stop)) {
                file.write(new byte[1 << 20]);
            }
        });
        try (InputStream reader = Files.newInputStream(pipe)) {
            assertEquals(0, reader.read());
            stop.abandon();
            assertEquals("it was stopped while nobody read from it", endOf(writing));
        }
    }

    @Test
    void writesOnAfterAnAbandonedStop() throws Exception {
        stop.request(Stop.Reason.TERMINATE);
        stop.abandon();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        try (DirectFile file = DirectFile.over(open, "stdout", stop)) {
            file.write("whole".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("whole", open.toString(StandardCharsets.UTF_8));
    }

    @Test
    void leavesOpenWhatWasOpen() throws Exception {
        FutureTask<Boolean> writing = started(() -> {
            try (FileOutputStream open = new FileOutputStream(pipe.toFile())) {
                try (DirectFile file = DirectFile.over(open, "stdout", stop)) {
                    file.write("first,".getBytes(StandardCharsets.UTF_8));
                }
                open.write("second".getBytes(StandardCharsets.UTF_8));
            }
        });
        assertEquals("first,second", Files.readString(pipe));
        assertFalse(writing.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void writesWhatIsRead() throws Exception {
        FutureTask<Boolean> writing = started(() -> {
            try (DirectFile file = DirectFile.open(pipe, stop)) {
                file.write("whole".getBytes(StandardCharsets.UTF_8));
            }
        });
        assertEquals("whole", Files.readString(pipe));
        assertFalse(writing.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** Does work in a thread of its own, and tells whether it leaves the thread interrupted. */
    private static FutureTask<Boolean> started(Work work) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            work.run();
            return Thread.currentThread().isInterrupted();
        });
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static String endOf(FutureTask<Boolean> task) {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> task.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
        return String.valueOf(assertInstanceOf(InterruptedIOException.class, failed.getCause())
                .getMessage());
    }
}
