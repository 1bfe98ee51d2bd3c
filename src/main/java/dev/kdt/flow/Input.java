package dev.kdt.flow;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * One input of a command: a file, or standard input.
 *
 * @param name as the user wrote it; {@code -} for standard input
 * @param opener opens it
 */
public record Input(String name, Opener opener) {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;

    /** Opens an input's bytes as they are stored. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;

        /** How many bytes are stored; empty where that cannot be known before they are read. */
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

    /** The bytes, decompressed when they begin as gzip or zstd does, whatever the name says. */
    InputStream openDecompressed() throws IOException {
        InputStream raw = opener.open();
        try {
            BufferedInputStream sniffed = new BufferedInputStream(raw, BUFFER);
            return switch (compression(sniffed)) {
                case GZIP -> new GZIPInputStream(sniffed, BUFFER);
                case ZSTD -> new ZstdInputStream(sniffed);
                case NONE -> sniffed;
            };
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    /** Looks at the first bytes, and at the second only when the first may begin something: a terminal gives them line by line. */
    private static Compression compression(BufferedInputStream in) throws IOException {
        in.mark(MAGIC);
        int first = in.read();
        byte[] rest = first == 0x1f || first == 0x28 ? in.readNBytes(MAGIC - 1) : new byte[0];
        in.reset();
        if (first == 0x1f && rest.length > 0 && rest[0] == (byte) 0x8b) {
            return Compression.GZIP;
        }
        boolean zstd = first == 0x28 && Arrays.equals(rest, new byte[] {(byte) 0xb5, 0x2f, (byte) 0xfd});
        return zstd ? Compression.ZSTD : Compression.NONE;
    }
}
