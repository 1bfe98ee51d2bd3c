package dev.kdt.flow.replay;

import dev.kdt.flow.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * An object of a service that is fetched whole, into a temporary file, before it is read: at the pace of a replay it may be read for hours,
 * and no service keeps a connection open for so long.
 */
public final class HeldInput {
    private HeldInput() {}

    /** The input, fetched into the system's folder for temporary files when its turn comes. */
    public static Input of(Input input) {
        return new Input(input.name(), new Input.Opener() {
            @Override
            public InputStream open() throws IOException {
                return held(input.opener());
            }

            @Override
            public OptionalLong size() {
                return input.opener().size();
            }
        });
    }

    private static InputStream held(Input.Opener opener) throws IOException {
        Path file = Files.createTempFile("kdt-replay-", ".tmp");
        try {
            try (InputStream stored = opener.open()) {
                Files.copy(stored, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return Channels.newInputStream(
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
