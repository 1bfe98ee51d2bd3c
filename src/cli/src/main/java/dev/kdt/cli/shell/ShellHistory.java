package dev.kdt.cli.shell;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of the lines that were typed, in the user's state folder. Nobody else may read it. */
final class ShellHistory {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private ShellHistory() {}

    /** The file, which is there and private; null, and a warning, when it cannot be so: then lines are forgotten with the shell. */
    static @Nullable Path file(Session session) {
        try {
            Path folder = StateFolder.of(session.console());
            Files.createDirectories(folder);
            Path file = folder.resolve("shell-history").toAbsolutePath();
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
            } catch (FileAlreadyExistsException _) {
                Files.setPosixFilePermissions(file, PRIVATE);
            }
            return file;
        } catch (UsageException | IOException | UnsupportedOperationException e) {
            session.messages().warn("lines are not kept for the next shell: " + e.getMessage());
            return null;
        }
    }
}
