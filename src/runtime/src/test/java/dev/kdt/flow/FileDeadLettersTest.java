package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.enumerate.FaultPlan;
import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.enumerate.Survival;
import dev.kdt.enumerate.disk.VirtualDisk;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDeadLettersTest {
    @TempDir
    private Path folder;

    @Test
    void thereIsAFileWhenARecordIsParkedAndNotBefore() throws Exception {
        Path file = folder.resolve("made/parked.ndjson");
        try (FileDeadLetters parking = new FileDeadLetters(file, new Stop())) {
            parking.force();
            assertFalse(Files.exists(file));
            park(parking, "a");
            parking.force();
        }
        try (FileDeadLetters parking = new FileDeadLetters(file, new Stop())) {
            park(parking, "b");
        }
        assertEquals(List.of("a", "b"), parked(file));
    }

    @Test
    void aPowerFailureTakesNoFolderAlong() throws Exception {
        VirtualDisk disk = new VirtualDisk();
        FileSystem files = disk.seenBy(new SimulatedProcess(new FaultPlan(List.of(), Survival.FORCED), () -> {}));
        try (FileDeadLetters parking = new FileDeadLetters(files.getPath("/new/folder/parked.ndjson"), new Stop())) {
            park(parking, "a");
            parking.force();
        }
        disk.restart(Survival.FORCED);
        assertNotNull(disk.content("/new/folder/parked.ndjson"));
    }

    @Test
    void aFullDiskTakesNoRecordAlong() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 256)) {
            Path file = disk.folder().resolve("parked.ndjson");
            Files.writeString(file, "");
            disk.fill(4 * 4096);
            int parked = 0;
            try (FileDeadLetters parking = new FileDeadLetters(file, new Stop())) {
                while (parked < 100) {
                    park(parking, "x".repeat(3_000));
                    parked++;
                }
            } catch (FlowException e) {
                assertEquals("cannot write to " + file + ": No space left on device", e.getMessage());
            }
            assertEquals(5, parked);
            disk.empty();
            try (FileDeadLetters parking = new FileDeadLetters(file, new Stop())) {
                park(parking, "last");
                parking.force();
            }
            assertEquals(6, parked(file).size());
            assertEquals("last", parked(file).getLast());
        }
    }

    @Test
    void whatWasParkedInAFileThatIsGoneIsNotSafe() throws Exception {
        Path file = folder.resolve("parked.ndjson");
        try (FileDeadLetters parking = new FileDeadLetters(file, new Stop())) {
            park(parking, "a");
            parking.force();
            Files.delete(file);
            park(parking, "b");
            FlowException thrown = assertThrows(FlowException.class, parking::force);
            assertEquals(
                    "cannot write to " + file + ": it was deleted or replaced while it was being written",
                    thrown.getMessage());
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(file.resolve("parked.ndjson"));
        assertRefused(folder);
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 64)) {
            disk.readOnly();
            assertRefused(disk.folder().resolve("parked.ndjson"));
            assertRefused(disk.folder().resolve("made/parked.ndjson"));
        }
        try (FileDeadLetters parking = new FileDeadLetters(Path.of("/dev/null"), new Stop())) {
            park(parking, "a");
            parking.force();
        }
    }

    private static void assertRefused(Path file) {
        try (FileDeadLetters parking = new FileDeadLetters(file, new Stop())) {
            assertThrows(FlowException.class, () -> park(parking, "a"));
        }
    }

    private static void park(FileDeadLetters parking, String text) {
        parking.park(KinesisRecord.of(Position.UNKNOWN, Slice.utf8(text)), Failure.deliver("no", 1));
    }

    private static List<String> parked(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst(".*\"data\":\"?([^\",}]*).*", "$1"))
                .toList();
    }
}
