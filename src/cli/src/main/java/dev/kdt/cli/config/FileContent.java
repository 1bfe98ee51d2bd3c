package dev.kdt.cli.config;

import dev.kdt.cli.console.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;

/** The texts of configuration files. */
final class FileContent {
    /** No configuration is larger. */
    private static final int MAX_BYTES = 64 * 1024;

    private FileContent() {}

    /** @throws UsageException when it is no readable file of text, or too large */
    static String read(ConfigFolders.Found file) {
        try {
            if (!Files.isRegularFile(file.path())) {
                throw new UsageException(file.name()
                        + (Files.exists(file.path()) ? " is not a file" : " is a link to a file that does not exist"));
            }
            try (InputStream in = Files.newInputStream(file.path())) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new UsageException(
                            file.name() + " is too large for a configuration (at most " + MAX_BYTES + " bytes)");
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (CharacterCodingException _) {
            throw new UsageException(file.name() + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException("cannot read " + file.name() + ": " + reason(e));
        }
    }

    /**
     * Looks whether only the user decides what stands in the file.
     *
     * @throws UsageException when everybody may write it
     */
    static void requireOwn(ConfigFolders.Found file) {
        try {
            if (Files.getFileStore(file.path()).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file.path()).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new UsageException(
                        file.name() + " can be written by every user of this machine (chmod o-w " + file.name() + ")");
            }
        } catch (IOException _) {
            // Reading it says what is wrong with it.
        }
    }

    static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "permission denied"
                : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
