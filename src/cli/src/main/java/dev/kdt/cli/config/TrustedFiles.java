package dev.kdt.cli.config;

import dev.kdt.cli.console.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The project files that the user trusts: each with its place and what was in it. A file that is changed or moved is not trusted
 * any more. There is one small file for each, so that several commands may write at once.
 */
public final class TrustedFiles {
    private static final String FOLDER = "trusted";

    private final @Nullable Path folder;

    /** @param state the user's folder for our state; null when there is none: then nothing is trusted */
    public TrustedFiles(@Nullable Path state) {
        this.folder = state == null ? null : state.resolve(FOLDER);
    }

    /** Whether the user trusts the file as it is. */
    boolean isTrusted(Path file, String text) {
        try {
            Path entry = entry(file);
            return entry != null
                    && Files.isRegularFile(entry)
                    && Files.readString(entry).equals(content(file, text));
        } catch (IOException _) {
            return false; // What cannot be read says nothing.
        }
    }

    /**
     * Trusts the file as it was read.
     *
     * @throws UsageException when that cannot be kept
     */
    public void add(ConfigFile.Source source) {
        if (folder == null) {
            throw new UsageException("neither XDG_STATE_HOME nor HOME is set: there is no place to keep the trust");
        }
        try {
            Files.createDirectories(folder);
            SmallFile.write(folder.resolve(hash(real(source.path()))), content(source.path(), source.text()));
        } catch (IOException e) {
            throw new UsageException("cannot keep the trust in " + folder + ": " + FileContent.reason(e));
        }
    }

    /**
     * Trusts the file no longer.
     *
     * @return whether it was trusted, as it is or as it was
     */
    public boolean remove(ConfigFile.Source source) {
        try {
            Path entry = entry(source.path());
            return entry != null && Files.deleteIfExists(entry);
        } catch (IOException e) {
            throw new UsageException("cannot take the trust out of " + folder + ": " + FileContent.reason(e));
        }
    }

    private @Nullable Path entry(Path file) throws IOException {
        return folder == null ? null : folder.resolve(hash(real(file)));
    }

    /** The hash for us, the name for those who look into the folder. */
    private static String content(Path file, String text) throws IOException {
        return hash(text) + "  " + real(file) + "\n";
    }

    private static String real(Path file) throws IOException {
        return file.toRealPath().toString();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
