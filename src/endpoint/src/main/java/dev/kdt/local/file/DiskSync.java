package dev.kdt.local.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Waits until the disk has what was written. A file outlives a power cut when both its content and its name are forced, which the
 * folder keeps that it is in.
 */
public final class DiskSync {
    private DiskSync() {}

    /** When this returns, the content of these files, and the names in these folders, are on the disk. */
    public static void force(Collection<Path> files) throws IOException {
        if (files.size() == 1) {
            force(files.iterator().next());
            return;
        }
        // All at once: a disk is as quickly done with 500 as with one.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> forced = new ArrayList<>();
            for (Path file : files) {
                forced.add(threads.submit(() -> {
                    force(file);
                    return null;
                }));
            }
            for (Future<?> each : forced) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The same for one of them. */
    public static void force(Path file) throws IOException {
        boolean isFolder = Files.isDirectory(file);
        OpenOption how = isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            if (!isFolder) {
                throw e;
            }
            // Not every system opens folders; those that do not keep names by themselves.
        }
    }

    /**
     * Makes a folder, and those around it that are missing; their names are on the disk when this returns. So is that of one which is
     * there: whoever made it may have been killed before its name was.
     */
    public static void makeFolder(Path folder) throws IOException {
        Deque<Path> unforced = new ArrayDeque<>();
        Path next = folder.toAbsolutePath();
        while (next != null) {
            unforced.push(next);
            next = Files.exists(next) ? null : next.getParent();
        }
        for (Path each : unforced) {
            Path created = Files.createDirectories(each);
            Path around = created.getParent();
            force(around == null ? created : around);
        }
    }
}
