package dev.kdt.cli.config;

import dev.kdt.flow.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file of the user's, which is written as a whole or not at all. */
final class SmallFile {
    private SmallFile() {}

    /** Puts {@code text} in the place of the file. Links are followed, and what an attempt has written that failed is taken away. */
    static void write(Path file, String text) throws IOException {
        ReplacedFile replaced = ReplacedFile.open(file);
        try (replaced) {
            replaced.write(text.getBytes(StandardCharsets.UTF_8));
            replaced.complete();
        } finally {
            Path leftover = replaced.leftover();
            if (leftover != null) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
