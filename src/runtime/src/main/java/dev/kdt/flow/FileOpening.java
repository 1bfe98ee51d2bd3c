package dev.kdt.flow;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Opens files so that the wait for it can be interrupted. The system opens a named pipe only when somebody has opened its other
 * end, and the JDK cannot interrupt that.
 */
final class FileOpening {
    private FileOpening() {}

    /**
     * Opens a file, or waits until it can be opened.
     *
     * @throws ClosedByInterruptException when this thread is interrupted, whose interrupt status stays set. A thread of its own
     *     may go on to wait for the other end; it does not keep the process alive
     */
    static FileChannel open(Path file, OpenOption... options) throws IOException {
        if (!Files.exists(file) || Files.isRegularFile(file)) {
            return FileChannel.open(file, Set.of(options));
        }
        FutureTask<FileChannel> opening = new FutureTask<>(() -> FileChannel.open(file, Set.of(options)));
        Thread.ofPlatform().daemon().name("kdt-open-" + file).start(opening);
        try {
            return opening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new ClosedByInterruptException().initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }
}
