package dev.kdt.pipeline.step;

import dev.kdt.json.ObjectValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lookup file that is read again when it changes. Safe for use by several threads. */
final class LookupFile {
    /** The interval in which the file is checked for changes. */
    private static final long CHECK_MILLIS = 1_000;

    private final Path file;
    private final @Nullable String column;
    private final Clock clock;
    private final Consumer<String> warnings;
    private volatile LookupTable table;
    private volatile long checkedAt;
    private @Nullable Version version;

    /** The properties that tell one version of a file from another. */
    private record Version(FileTime modified, long size) {}

    private LookupFile(
            Path file,
            @Nullable String column,
            Clock clock,
            Consumer<String> warnings,
            LookupTable table,
            Version version) {
        this.file = file;
        this.column = column;
        this.clock = clock;
        this.warnings = warnings;
        this.table = table;
        this.version = version;
        this.checkedAt = clock.millis();
    }

    /** @throws LookupException when it cannot be read, or holds a key twice */
    static LookupFile open(Path file, @Nullable String column, Clock clock, Consumer<String> warnings)
            throws LookupException {
        Version version = version(file);
        if (version == null) {
            throw new LookupException("there is no file " + file);
        }
        LookupTable table = LookupTable.read(file, column);
        if (table.duplicate() != null) {
            throw new LookupException(file.getFileName() + " has the key '" + table.duplicate() + "' twice");
        }
        return new LookupFile(file, column, clock, warnings, table, version);
    }

    /** The file's row for the key, frozen; null when there is none. */
    @Nullable
    ObjectValue row(String key) {
        long now = clock.millis();
        if (now - checkedAt >= CHECK_MILLIS) {
            refresh(now);
        }
        return table.rows().get(key);
    }

    private synchronized void refresh(long now) {
        if (now - checkedAt < CHECK_MILLIS) {
            return;
        }
        checkedAt = now;
        Version newest = version(file);
        if (newest == null ? version == null : newest.equals(version)) {
            return;
        }
        version = newest;
        if (newest == null) {
            warnings.accept(this + " is missing: its last version stays in use");
            return;
        }
        try {
            LookupTable read = LookupTable.read(file, column);
            if (!newest.equals(version(file))) {
                version = null; // It changed while it was read: look again next time.
                return;
            }
            if (read.duplicate() != null) {
                warnings.accept(this + " has the key '" + read.duplicate() + "' twice: the first one is used");
            }
            table = read;
        } catch (LookupException e) {
            warnings.accept(e.getMessage() + ": the last version of " + this + " stays in use");
        }
    }

    private static @Nullable Version version(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException _) {
            return null; // Not there, or not to be seen: for a reader the same.
        }
    }

    /** The file's name, for messages. */
    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
