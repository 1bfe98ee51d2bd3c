package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kdt demo --lambda}: from the stream by a mapping through the packaged function and Firehose into objects. */
class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void theFunctionSettlesEveryOrderOnce() throws Exception {
        try (KdtProcess demo = Place.in(folder).start("demo", "--lambda", "--data", "data")) {
            Ended ended = demo.ended();
            assertEquals(0, ended.code(), ended::err);
            String counts = ended.out().substring(ended.out().indexOf("Counted at each end"));
            assertTrue(counts.contains("produced    20,000  orders"), counts);
            assertTrue(counts.contains("failed           3  parked"), counts);
            assertTrue(counts.contains("nothing lost, nothing duplicated"), counts);
        }
        assertEquals(List.of(), processesIn(folder), "the function's processes outlive the demo");
        try (KdtProcess again = Place.in(folder).start("demo", "--lambda", "--data", "data")) {
            assertEquals(2, again.ended().code());
        }
    }

    /** The commands of the processes that run in a folder. */
    private static List<String> processesIn(Path folder) throws Exception {
        Path real = folder.toRealPath();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> isIn(real, process.pid()))
                    .map(process -> process.info().commandLine().orElse("?"))
                    .toList();
        }
    }

    private static boolean isIn(Path folder, long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "cwd"))
                    .startsWith(folder);
        } catch (Exception _) {
            return false; // It has ended, or is another user's.
        }
    }
}
