package dev.kdt.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

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
     * What {@code named} stands for, over any number of links. It need not be there. A descriptor stands for itself: what it is
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

    private static boolean isDescriptor(Path file) {
        return DESCRIPTOR.matcher(file.toString()).matches();
    }
}
