package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() throws IOException {
        file = folder.resolve("file");
        Files.writeString(file, "earlier");
    }

    @Test
    void theEarlierFileStaysUntilTheNewOneIsComplete() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        try (ReplacedFile open = ReplacedFile.open(file)) {
            open.write(utf8("fresh"));
            assertEquals("earlier", Files.readString(file));
            open.complete();
            assertEquals("fresh", Files.readString(file));
            assertNull(open.leftover());
        }
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("file"), names());
    }

    @Test
    void whatWasNotCompleteIsKeptBesideAndNeverWrittenOver() throws Exception {
        for (String expected : List.of("file.partial", "file.partial-2")) {
            ReplacedFile open = ReplacedFile.open(file);
            open.write(utf8(expected));
            open.close();
            assertEquals(folder.resolve(expected), open.leftover());
        }
        assertEquals("earlier", Files.readString(file));
        assertEquals("file.partial", Files.readString(folder.resolve("file.partial")));
        ReplacedFile.open(file).close();
        assertEquals(List.of("file", "file.partial", "file.partial-2"), names());
    }

    @Test
    void linksAreFollowed() throws Exception {
        Files.createDirectory(folder.resolve("far"));
        Files.createSymbolicLink(folder.resolve("far/second"), Path.of("../file"));
        Files.createSymbolicLink(folder.resolve("first"), Path.of("far/second"));
        Files.createSymbolicLink(folder.resolve("new"), Path.of("far/made"));
        write(folder.resolve("first"));
        write(folder.resolve("new"));
        assertEquals("fresh", Files.readString(file));
        assertEquals("fresh", Files.readString(folder.resolve("far/made")));
        assertTrue(Files.isSymbolicLink(folder.resolve("first")) && Files.isSymbolicLink(folder.resolve("new")));
    }

    @Test
    void aFullDiskLeavesTheEarlierFileAsItWas() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 128)) {
            file = disk.folder().resolve("file");
            Files.writeString(file, "earlier");
            disk.fill(2 * 4096);
            ReplacedFile open = ReplacedFile.open(file);
            IOException thrown = assertThrows(IOException.class, () -> open.write(new byte[20_000]));
            assertEquals("No space left on device", thrown.getMessage());
            open.close();
            assertEquals("earlier", Files.readString(file));
        }
    }

    @Test
    void aFolderThatTakesNoFileIsSaidBeforeAnythingIsWritten() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 128)) {
            Files.writeString(disk.folder().resolve("file"), "earlier");
            disk.readOnly();
            assertThrows(
                    IOException.class, () -> ReplacedFile.open(disk.folder().resolve("file")));
            assertThrows(
                    IOException.class, () -> ReplacedFile.open(disk.folder().resolve("new")));
        }
        assertThrows(IOException.class, () -> ReplacedFile.open(file.resolve("below")));
        assertThrows(IOException.class, () -> ReplacedFile.open(folder.resolve("no/such")));
        assertFalse(Files.exists(folder.resolve("no")));
    }

    private static void write(Path file) throws IOException {
        try (ReplacedFile open = ReplacedFile.open(file)) {
            open.write(utf8("fresh"));
            open.complete();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
