package dev.kdt.local.time;

import dev.kdt.local.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time of a virtual clock, kept in a file, so that time does not go back when an endpoint is started again. */
public record KeptTime(Path file) {
    /** The time that was kept, or null when none was. */
    public @Nullable Instant read() throws IOException {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (NoSuchFileException _) {
            return null;
        } catch (DateTimeException e) {
            throw new IOException(
                    file + " does not hold a time: " + e.getMessage() + " (delete it to start at the present)", e);
        }
    }

    public void write(Instant time) throws IOException {
        AtomicFile.write(file, (time + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
