package dev.kdt.flow;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written as a whole: beside the one of its name, whose place it takes when it is complete. Until then, and for
 * ever when it does not come to that, the earlier one stays as it is. Links are followed: what they point to is replaced.
 */
public final class ReplacedFile extends OutputStream {
    private final Path file;
    private final Path partial;
    private final FileOutputStream out;
    private boolean complete;
    private boolean closed;

    private ReplacedFile(Path file, Path partial) throws IOException {
        this.file = file;
        this.partial = partial;
        this.out = new FileOutputStream(partial.toFile());
    }

    /**
     * Begins the file that takes the place of {@code named}, a plain file or nothing yet.
     *
     * @throws IOException with an {@link AccessDeniedException} as its cause when the file itself could be written
     */
    public static ReplacedFile open(Path named) throws IOException {
        Path file = PlainFiles.followed(named);
        if (!Files.exists(file)) {
            return begun(file);
        }
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        try {
            return new ReplacedFile(file, beside(file));
        } catch (AccessDeniedException e) {
            throw new IOException("its folder takes no new file", e);
        }
    }

    /** A folder that is not the file system's own, such as /proc, has no room for files, and says that there is no such file. */
    private static ReplacedFile begun(Path file) throws IOException {
        try {
            return new ReplacedFile(file, beside(file));
        } catch (NoSuchFileException e) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && Files.isDirectory(folder)) {
                throw new IOException("its folder takes no new file", e);
            }
            throw e;
        }
    }

    @Override
    public void write(int single) throws IOException {
        out.write(single);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    /** Ends the file and puts it in its place; it is on the disk when this returns. */
    public void complete() throws IOException {
        out.getFD().sync();
        out.close();
        keepAttributes();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        complete = true;
        PlainFiles.forceName(file);
    }

    /** Closes the file. One that holds nothing and is not complete is taken away. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
            if (!complete && Files.exists(partial) && Files.size(partial) == 0) {
                Files.delete(partial);
            }
        }
    }

    /** The file with what an incomplete run has written; null when there is none, or when it replaced the old file. */
    public @Nullable Path leftover() {
        return !complete && Files.exists(partial) ? partial : null;
    }

    /** A new file beside {@code file}: an earlier leftover is nothing to be written over. */
    private static Path beside(Path file) throws IOException {
        for (int number = 1; ; number++) {
            String ending = number == 1 ? ".partial" : ".partial-" + number;
            Path partial = file.resolveSibling(file.getFileName() + ending);
            try {
                return Files.createFile(partial);
            } catch (FileAlreadyExistsException e) {
                // Somebody else's, or from an earlier stop.
            }
        }
    }

    /** Gives the new file what the earlier one's owner decided: who may read it and, where we may, whose it is. */
    private void keepAttributes() throws IOException {
        PosixFileAttributeView earlier = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributeView fresh = Files.getFileAttributeView(partial, PosixFileAttributeView.class);
        if (earlier == null || fresh == null || !Files.exists(file)) {
            return;
        }
        PosixFileAttributes kept = earlier.readAttributes();
        try {
            fresh.setOwner(kept.owner());
            fresh.setGroup(kept.group());
        } catch (FileSystemException e) {
            // Only the superuser gives files away.
        }
        fresh.setPermissions(kept.permissions());
    }
}
