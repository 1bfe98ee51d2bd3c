package dev.kdt.cli.command.produce;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash of a file's bytes that reads little of a large file: its beginning, its end, and blocks at even distances between them. A
 * file of up to {@value #BLOCKS} blocks is read as a whole. It shows edits that left size and time as they were.
 */
final class FileFingerprint {
    static final int BLOCK = 4096;
    static final int BLOCKS = 64;
    private static final int DIGITS = 32;

    private FileFingerprint() {}

    /** The hash in hexadecimal digits; empty for what is no plain file, whose bytes can be read only once. */
    static String of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size <= (long) BLOCK * BLOCKS) {
                add(digest, channel, 0, (int) size);
            } else {
                for (int i = 0; i < BLOCKS; i++) {
                    add(digest, channel, Math.round((double) (size - BLOCK) / (BLOCKS - 1) * i), BLOCK);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    /** Adds bytes from {@code from} on; fewer when the file has become shorter meanwhile. */
    private static void add(MessageDigest digest, FileChannel channel, long from, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {
            // Goes on until the block is full.
        }
        digest.update(block.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java platform has it.
        }
    }
}
