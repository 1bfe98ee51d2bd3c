package dev.kdt.local.function;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The Unix modes of a zip file's entries, which {@link java.util.zip.ZipFile} does not tell: PKWARE APPNOTE.TXT, "Central directory
 * structure". They say what is a program, and what is a symbolic link.
 */
final class ZipModes {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int MAX_COMMENT = 0xffff;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final int EXECUTE = 0111;

    private final Map<String, Integer> modes = new HashMap<>();

    private ZipModes() {}

    /**
     * Reads the modes of {@code zip}.
     *
     * @throws InvalidCodeException when the file is no zip file
     */
    static ZipModes of(Path zip) throws IOException {
        ZipModes read = new ZipModes();
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            int tail = (int) Math.min(file.length(), END_SIZE + MAX_COMMENT);
            ByteBuffer end = littleEndian(bytes(file, file.length() - tail, tail));
            int at = tail - END_SIZE;
            while (at >= 0 && end.getInt(at) != END_SIGNATURE) {
                at--;
            }
            if (at < 0) {
                throw new InvalidCodeException("it is no zip file");
            }
            long size = Integer.toUnsignedLong(end.getInt(at + 12));
            long from = file.length() - tail + at - size; // Right also behind a program that unpacks itself.
            if (from < 0 || size > Integer.MAX_VALUE) {
                throw new InvalidCodeException("its directory is damaged, or in the ZIP64 format");
            }
            read.entries(bytes(file, from, (int) size));
        }
        return read;
    }

    private static byte[] bytes(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void entries(byte[] bytes) throws IOException {
        ByteBuffer directory = littleEndian(bytes);
        int at = 0;
        while (at + ENTRY_SIZE <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
            int name = Short.toUnsignedInt(directory.getShort(at + 28));
            int next = at
                    + ENTRY_SIZE
                    + name
                    + Short.toUnsignedInt(directory.getShort(at + 30))
                    + Short.toUnsignedInt(directory.getShort(at + 32));
            if (next > directory.limit()) {
                throw new InvalidCodeException("its directory is damaged");
            }
            if (directory.get(at + 5) == UNIX) {
                String key = new String(bytes, at + ENTRY_SIZE, name, StandardCharsets.UTF_8);
                modes.put(key, directory.getInt(at + 38) >>> 16);
            }
            at = next;
        }
    }

    boolean isLink(String entry) {
        return (modes.getOrDefault(entry, 0) & TYPE) == LINK;
    }

    boolean isProgram(String entry) {
        return (modes.getOrDefault(entry, 0) & EXECUTE) != 0;
    }
}
