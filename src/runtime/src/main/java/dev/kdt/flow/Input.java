package dev.kdt.flow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * One input of a command: a file, or standard input.
 *
 * @param name as the user wrote it; {@code -} for standard input
 * @param opener opens it
 * @param firstLine the number of its first line: more than 1 for a part of a file
 */
public record Input(String name, Opener opener, long firstLine) {
    /** A whole input. */
    public Input(String name, Opener opener) {
        this(name, opener, 1);
    }

    /** Opens an input's bytes as they are stored. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;

        /** Stored bytes; empty where their number is not known before they are read. */
        default OptionalLong size() {
            return OptionalLong.empty();
        }
    }

    private record StoredFile(Path path) implements Opener {
        @Override
        public InputStream open() throws IOException {
            return Channels.newInputStream(FileOpening.open(path, StandardOpenOption.READ));
        }

        @Override
        public OptionalLong size() {
            try {
                return Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
            } catch (IOException _) {
                return OptionalLong.empty(); // What is wrong is told when it is opened.
            }
        }
    }

    /** A file; it is opened when its turn comes. To open it and to read from it can be interrupted. */
    public static Input file(Path path) {
        return new Input(path.toString(), new StoredFile(path));
    }

    /** Standard input; {@code stdin} should be interruptible, as the stream of a channel is. */
    public static Input stdin(InputStream stdin) {
        return new Input("-", () -> stdin);
    }

    /** Opens the documents that it holds. */
    Documents documents(Documents.Taking taking) throws IOException {
        return new Documents(opener.open(), taking);
    }
}
