package dev.kdt.local.file;

import dev.kdt.endpoint.option.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Writes a file so that every reader, also after a crash, finds its old content or its new, never half of it. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Replaces the content of {@code file}; it is on the disk when this returns. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, Set.of(), Durability.POWER_CUT);
    }

    /**
     * Replaces the content of {@code file}, which survives what {@code durability} says. For files that change many times a second: to wait
     * for the disk takes milliseconds.
     */
    public static void write(Path file, byte[] content, Durability durability) throws IOException {
        write(file, content, Set.of(), durability);
    }

    /** The same for what nobody else on this machine may read, where the file system can tell who may. */
    public static void writeSecret(Path file, byte[] content) throws IOException {
        write(
                file,
                content,
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Durability.POWER_CUT);
    }

    private static void write(Path file, byte[] content, Set<PosixFilePermission> readers, Durability durability)
            throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            PosixFileAttributeView owners = Files.getFileAttributeView(unfinished, PosixFileAttributeView.class);
            if (!readers.isEmpty() && owners != null) {
                owners.setPermissions(readers);
            }
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (durability == Durability.POWER_CUT) {
                channel.force(true);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = file.toAbsolutePath().getParent();
        if (durability == Durability.POWER_CUT && folder != null) {
            DiskSync.force(folder);
        }
    }
}
