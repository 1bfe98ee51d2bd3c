package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.enumerate.Fault;
import dev.kdt.enumerate.FaultEffect;
import dev.kdt.enumerate.FaultPlan;
import dev.kdt.enumerate.FaultPoint;
import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.enumerate.Survival;
import dev.kdt.enumerate.disk.VirtualDisk;
import dev.kdt.flow.AppendedFile.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendedFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("file");
    }

    @Test
    void whatIsThereStays() throws Exception {
        Files.writeString(file, "a\n");
        add("b\n");
        add("c\n");
        assertEquals("a\nb\nc\n", Files.readString(file));
    }

    @Test
    void aLineThatWasNeverFinishedTakesNoRecordAlong() throws Exception {
        Files.writeString(file, "a\n{\"id\":");
        add("b\n");
        assertEquals("a\n{\"id\":\nb\n", Files.readString(file));
        try (AppendedFile bytes = AppendedFile.shared(file, Records.BYTES)) {
            bytes.write(utf8("c"));
            bytes.write(utf8("d"));
        }
        assertEquals("a\n{\"id\":\nb\ncd", Files.readString(file));
    }

    @Test
    void aTornRecordBehindWhatIsKnownIsCutOffAndNothingElse() throws Exception {
        assertEquals("a\nb\n", cut("a\nb\ntor", 2, Records.LINES));
        assertEquals("a\n", cut("a\ntor", 2, Records.LINES));
        assertEquals("a\ntor", cut("a\ntor", 5, Records.LINES));
        assertEquals("a\nb\n", cut("a\nb\n", 2, Records.LINES));
        assertEquals("a\n", cut("a\n", 7, Records.LINES));
        assertEquals("ab", cut("abtor", 2, Records.BYTES));
        String wide = "x".repeat(200_000);
        assertEquals("a\n" + wide + "\n", cut("a\n" + wide + "\n" + wide, 2, Records.LINES));
    }

    @Test
    void onAFullDiskARecordIsThereAsAWholeOrNotAtAll() throws Exception {
        String line = "x".repeat(2_999) + "\n";
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 256)) {
            file = disk.folder().resolve("file");
            Files.createFile(file);
            disk.fill(8 * 4096);
            int written = 0;
            try (AppendedFile open = AppendedFile.shared(file, Records.LINES)) {
                while (written < 100) {
                    open.write(utf8(line));
                    written++;
                }
            } catch (IOException e) {
                assertEquals("No space left on device", e.getMessage());
            }
            assertEquals(10, written);
            assertEquals(line.repeat(written), Files.readString(file));
            disk.empty();
            add("b\n");
            assertEquals(line.repeat(written) + "b\n", Files.readString(file));
        }
    }

    @Test
    void nothingIsSafeInAFileThatHasLostItsName() throws Exception {
        try (AppendedFile open = AppendedFile.shared(file, Records.LINES)) {
            open.write(utf8("a\n"));
            assertEquals(2, open.force());
            Files.delete(file);
            assertLost(open, "it was deleted or replaced while it was being written");
            Files.writeString(file, "another\n");
            assertLost(open, "it was deleted or replaced while it was being written");
        }
        try (AppendedFile open = AppendedFile.shared(file, Records.LINES)) {
            open.write(utf8("a\n"));
            Files.writeString(file, "");
            assertLost(open, "it was cut off while it was being written");
            assertThrows(IOException.class, () -> open.write(utf8("b\n")));
            assertEquals("", Files.readString(file));
        }
    }

    @Test
    void aFileIsOneRunsAlone() throws Exception {
        try (AppendedFile open = AppendedFile.exclusive(file, Records.LINES)) {
            open.write(utf8("a\n"));
            FlowException thrown = assertThrows(FlowException.class, () -> AppendedFile.exclusive(file, Records.LINES));
            assertEquals(
                    "cannot write to " + file + ": another kdt is writing to it (stop that one, or name another file)",
                    thrown.getMessage());
        }
        AppendedFile.exclusive(file, Records.LINES).close();
    }

    @Test
    void severalMayAddAtTheSameTime() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            String line = String.valueOf(writer).repeat(20_000) + "\n";
            writers.add(Thread.ofPlatform().start(() -> {
                try (AppendedFile open = AppendedFile.shared(file, Records.LINES)) {
                    for (int i = 0; i < 50; i++) {
                        open.write(utf8(line));
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread each : writers) {
            each.join();
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals(200, lines.size());
        assertTrue(
                lines.stream().allMatch(line -> line.equals(line.substring(0, 1).repeat(20_000))));
    }

    @Test
    void anInterruptBreaksNothingOff() throws Exception {
        try (AppendedFile open = AppendedFile.shared(file, Records.LINES)) {
            Thread.currentThread().interrupt();
            open.write(utf8("a\n"));
            open.force();
            assertTrue(Thread.interrupted());
            open.write(utf8("b\n"));
        }
        assertEquals("a\nb\n", Files.readString(file));
    }

    @Test
    void whatIsNoPlainFileIsWrittenDirectly() throws Exception {
        assertFalse(PlainFiles.isPlain(Path.of("/dev/null")));
        assertFalse(PlainFiles.isPlain(Path.of("/dev/stdout")));
        assertFalse(PlainFiles.isPlain(Path.of("/dev/fd/1")));
        assertFalse(PlainFiles.isPlain(folder));
        assertTrue(PlainFiles.isPlain(file));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/stdout"));
        assertFalse(PlainFiles.isPlain(folder.resolve("link")));
        Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
        assertThrows(IOException.class, () -> PlainFiles.isPlain(folder.resolve("round")));
    }

    private static void assertLost(AppendedFile open, String message) {
        assertEquals(message, assertThrows(IOException.class, open::force).getMessage());
    }

    private String cut(String content, long whole, Records records) throws IOException {
        Files.writeString(file, content);
        try (AppendedFile open = AppendedFile.exclusive(file, records)) {
            open.cutTorn(whole);
        }
        return Files.readString(file);
    }

    private void add(String line) throws IOException {
        try (AppendedFile open = AppendedFile.shared(file, Records.LINES)) {
            open.write(utf8(line));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatCouldNotBeForcedIsNeverSaidToBeOnTheDisk() throws Exception {
        FaultPoint first = new FaultPoint(FaultSite.FORCE, "out.ndjson", 1);
        FaultPlan plan = new FaultPlan(List.of(new Fault(first, FaultEffect.REFUSED)), Survival.FORCED);
        FileSystem disk = new VirtualDisk().seenBy(new SimulatedProcess(plan, () -> {}));
        try (AppendedFile file = AppendedFile.shared(disk.getPath("/out.ndjson"), AppendedFile.Records.LINES)) {
            file.write("a\n".getBytes(StandardCharsets.UTF_8));
            assertThrows(IOException.class, file::force);
            IOException again = assertThrows(IOException.class, file::force);
            assertTrue(String.valueOf(again.getMessage()).contains("Input/output error"), again.getMessage());
        }
    }
}
