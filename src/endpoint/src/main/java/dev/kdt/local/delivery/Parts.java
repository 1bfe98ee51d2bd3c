package dev.kdt.local.delivery;

import dev.kdt.local.file.AtomicFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The files of objects that are being filled, or wait to be put: a folder that nobody else looks into. Used by one thread. */
final class Parts {
    private final Path folder;

    private Parts(Path folder) {
        this.folder = folder;
    }

    static Parts in(Path folder) throws IOException {
        return new Parts(Files.createDirectories(folder));
    }

    /** A name that no other file ever has. */
    static String newName() {
        return UUID.randomUUID().toString();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a new file; when this returns it is whole and on the disk. Returns its name. */
    String write(byte[] content) throws IOException {
        String name = newName();
        AtomicFile.write(file(name), content);
        return name;
    }

    /** When this returns, these files are on the disk. All at once: a disk is as quickly done with 500 as with one. */
    void force(List<String> names) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> forced = new ArrayList<>();
            for (String name : names) {
                forced.add(threads.submit(() -> {
                    force(file(name));
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

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Deletes all files but these. */
    void keepOnly(Set<String> names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!names.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
