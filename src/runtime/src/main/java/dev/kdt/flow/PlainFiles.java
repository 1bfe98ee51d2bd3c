package dev.kdt.flow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells files that hold what was written to them from devices, pipes and open descriptors ({@code /dev/stdout},
 * {@code /dev/fd/3}), which are written to directly.
 */
public final class PlainFiles {
    private static final int MOST_LINKS = 40;
    private static final Pattern DESCRIPTOR = Pattern.compile("/dev/(stdin|stdout|stderr|fd/.*)|/proc/[^/]+/fd/.*");

    private PlainFiles() {}

    /** Whether {@code named} is, or will be when it is made, a plain file. */
    public static boolean isPlain(Path named) throws IOException {
        Path file = followed(named);
        return !isDescriptor(file) && (Files.isRegularFile(file) || !Files.exists(file));
    }

    /**
     * The file that {@code named} leads to over any number of links; it need not exist. A descriptor stands for itself: what it is
     * open on is none of a name's business.
     */
    public static Path followed(Path named) throws IOException {
        Path file = named.toAbsolutePath().normalize();
        for (int links = 0; !isDescriptor(file) && Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("too many levels of symbolic links");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
        }
        return file;
    }

    /** Tells the file that has this name now from others that had it; null when there is none, or the system does not tell. */
    static @Nullable Object keyOf(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Makes a folder, and those around it that are missing; their names are on the disk when this returns. So is that of one which is
     * there: whoever made it may have been killed before its name was.
     */
    static void makeFolder(Path folder) throws IOException {
        Deque<Path> unforced = new ArrayDeque<>();
        Path next = folder.toAbsolutePath();
        while (next != null) {
            unforced.push(next);
            next = Files.exists(next) ? null : next.getParent();
        }
        for (Path each : unforced) {
            Files.createDirectories(each);
            forceName(each);
        }
    }

    /** Makes a file's name safe: without it, a file that was made just now may be gone after a power failure. */
    static void forceName(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean interrupted = Thread.interrupted(); // It would close the folder.
        try (FileChannel names = FileChannel.open(folder == null ? file : folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (AccessDeniedException e) {
            // Not every system opens folders; those that do not keep names by themselves.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isDescriptor(Path file) {
        return DESCRIPTOR.matcher(file.toString()).matches();
    }
}
