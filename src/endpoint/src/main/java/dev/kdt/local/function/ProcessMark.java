package dev.kdt.local.function;

import dev.kdt.local.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file that names a running process by its id, its start and its program, so that an endpoint finds what one that was killed left
 * behind, and ends it. Another process of the same id is let alone.
 */
final class ProcessMark {
    private static final String FILE = "process";

    /** How far two looks at one process's start may be apart: the system's boot time is adjusted now and then. */
    private static final long TOLERANCE_MILLIS = 2000;

    private ProcessMark() {}

    static void write(Path folder, ProcessHandle process) throws IOException {
        Files.writeString(folder.resolve(FILE), process.pid() + "\n" + start(process) + "\n" + program(process) + "\n");
    }

    /** Ends the processes whose marks are in the folders in {@code parent}, and deletes these folders. */
    static void endAll(Path parent) throws IOException {
        for (Path folder : Folders.in(parent)) {
            Path file = folder.resolve(FILE);
            if (Files.exists(file)) {
                end(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
            Folders.delete(folder);
        }
    }

    private static void end(List<String> mark) {
        if (mark.size() < 3) {
            return; // Cut off while it was written.
        }
        try {
            long id = Long.parseLong(mark.get(0));
            long start = Long.parseLong(mark.get(1));
            Optional<ProcessHandle> process = ProcessHandle.of(id);
            process.filter(found -> Math.abs(start(found) - start) <= TOLERANCE_MILLIS
                            && program(found).equals(mark.get(2)))
                    .ifPresent(ProcessMark::kill);
        } catch (NumberFormatException _) {
            // Not of ours.
        }
    }

    /** Ends a process and those that it has started. */
    static void kill(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String program(ProcessHandle process) {
        return process.info().command().orElse("");
    }
}
