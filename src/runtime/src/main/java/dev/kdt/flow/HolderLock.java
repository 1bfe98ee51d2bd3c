package dev.kdt.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lock file that one process at a time holds, and that says which. The file stays when the lock is given back: if it were removed,
 * two processes could hold locks on different files of this name.
 */
public final class HolderLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object key;

    private HolderLock(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.key = PlainFiles.keyOf(file);
    }

    /**
     * Takes the lock.
     *
     * @param file of the lock; made when missing
     * @param refusal the message when another process holds the lock, given that process
     * @throws FlowException when another process, or another run of this one, holds the lock
     * @throws IOException when the file cannot be written
     */
    public static HolderLock take(Path file, GroupHolder holder, Function<String, String> refusal) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(holder.inWords().getBytes(StandardCharsets.UTF_8)));
                return new HolderLock(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this process: the same as held by another.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        String other = Files.readString(file);
        throw new FlowException(refusal.apply(other.isEmpty() ? "another run" : other));
    }

    /**
     * Checks that nobody else can hold the lock: its file still has its name. Where its folder was moved away, another process would make
     * and hold another file.
     *
     * @throws IOException when the file was deleted or replaced
     */
    public void requireThere() throws IOException {
        if (key != null && !key.equals(PlainFiles.keyOf(file))) {
            throw new IOException("'" + file.getFileName()
                    + "' beside it was deleted or replaced, so that another process may go on from there, too (start"
                    + " again when none does)");
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }
}
