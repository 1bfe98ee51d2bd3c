package dev.kdt.cli.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Waits until a command in the background has written something. */
final class Awaited {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS = 10;

    private Awaited() {}

    static void text(Path file, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("'" + text + "' did not come in " + file);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
