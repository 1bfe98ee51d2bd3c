package dev.kdt.audit;

import dev.kdt.flow.FlowException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that nobody else sees: it loses its name as it is opened where the system can do that, and goes with the process, however that ends.
 * Only one thread at a time writes; any number read what is written.
 */
final class TemporaryFile implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;
    private long size;

    TemporaryFile(Path folder) {
        this.folder = folder;
        try {
            Path file = Files.createTempFile(folder, "kdt-verify-", ".tmp");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    long size() {
        return size;
    }

    /** Adds bytes to the end, and returns where they begin. */
    long append(byte[] bytes, int length) {
        long at = size;
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (left.hasRemaining()) {
                size += channel.write(left, size);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return at;
    }

    /** Fills {@code into[0, length)} from there on, as far as the file goes, and returns how many bytes that were. */
    int read(long at, byte[] into, int length) {
        ByteBuffer left = ByteBuffer.wrap(into, 0, length);
        try {
            while (left.hasRemaining() && channel.read(left, at + left.position()) > 0) {
                // Until all is there.
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return left.position();
    }

    private FlowException failed(IOException e) {
        String reason = e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getReason()
                : e instanceof FileSystemException ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
        return new FlowException(
                "cannot keep what is to be compared in " + folder + ": " + reason
                        + " (it takes about 150 bytes for each record and line; --temp DIR names another folder)",
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing in it is needed any more.
        }
    }
}
