package dev.kdt.local.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a function's log. */
class FunctionLogTest {
    private static final FunctionLog.Bounds THREE_FILES_OF_TEN_BYTES = new FunctionLog.Bounds(10, 3);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T23:59:59Z"));

    @TempDir
    private Path folder;

    private FunctionLog open() {
        return new FunctionLog("f", folder, clock, EndpointListener.NONE, THREE_FILES_OF_TEN_BYTES);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileEndsAtItsSizeAndTheOldestGoes() throws Exception {
        Files.writeString(folder.resolve("notes.log"), "of somebody else");
        try (FunctionLog log = open()) {
            for (int i = 1; i <= 9; i++) {
                log.add("line " + i);
            }
        }
        assertEquals(
                List.of("2026-01-01-0003.log", "2026-01-01-0004.log", "2026-01-01-0005.log", "notes.log"), files());
        assertEquals("line 9\n", Files.readString(folder.resolve("2026-01-01-0005.log")));
    }

    @Test
    void aClosedLogLeavesTheFolderAlone() throws Exception {
        FunctionLog log = open();
        log.add("one");
        log.close();
        Files.delete(folder.resolve("2026-01-01-0001.log"));
        log.add("two");
        assertEquals(List.of(), files());
    }

    @Test
    void aDayHasItsOwnFilesAndARestartGoesOnWithTheLast() throws Exception {
        try (FunctionLog log = open()) {
            log.add("one");
        }
        try (FunctionLog log = open()) {
            log.add("two");
            clock.advance(Duration.ofSeconds(1));
            log.add("three");
        }
        assertEquals("one\ntwo\n", Files.readString(folder.resolve("2026-01-01-0001.log")));
        assertEquals("three\n", Files.readString(folder.resolve("2026-01-02-0001.log")));
    }
}
