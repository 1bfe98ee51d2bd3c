package dev.kdt.local.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second endpoint, in this process or another, from a folder in use. A killed process leaves no lock behind. */
public final class FolderLock implements Closeable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of {@code folder}, which must exist. */
    public static FolderLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException _) {
            // Held in this process.
        }
        channel.close();
        throw new IOException("another 'kdt local' uses it (stop it, or name another folder with --data)");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
