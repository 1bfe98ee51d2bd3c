package dev.kdt.local.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Packages that are unpacked, and those that are not. */
class CodeArchiveTest {
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void programsStayPrograms() throws Exception {
        byte[] zip = withMode(FunctionRig.zipOf(Map.of("bootstrap", "#!/bin/sh\n")), REGULAR | 0755);
        Path code = unpack(zip);
        assertEquals("#!/bin/sh\n", Files.readString(code.resolve("bootstrap")));
        assertTrue(Files.isExecutable(code.resolve("bootstrap")));
        assertFalse(Files.isExecutable(
                unpack(FunctionRig.zipOf(Map.of("lib/a.txt", "a"))).resolve("lib/a.txt")));
    }

    @Test
    void nothingLeadsOutside() throws Exception {
        for (String name :
                new String[] {"../outside", "a/../../outside", "/outside", "a\\..\\outside", "c:outside", "..", "a/.."
                }) {
            assertEquals(
                    "'" + name + "' leads outside the function's folder",
                    refused(FunctionRig.zipOf(Map.of(name, "x"))),
                    name);
        }
        assertFalse(Files.exists(folder.resolve("outside")));
        assertEquals(
                "'a' is a symbolic link",
                refused(withMode(FunctionRig.zipOf(Map.of("a", "/etc/passwd")), LINK | 0777)));
    }

    @Test
    void whatIsNoZipIsRefused() throws Exception {
        assertEquals("it is no zip file", refused(new byte[0]));
        assertEquals("it is no zip file", refused("PK\3\4 and no more".getBytes(StandardCharsets.US_ASCII)));
        byte[] zip = FunctionRig.zipOf(Map.of("a", "x".repeat(100)));
        byte[] torn = java.util.Arrays.copyOfRange(zip, 20, zip.length);
        assertTrue(refused(torn).startsWith("it is no zip file ("), refused(torn));
        assertEquals("it has no entries", refused(FunctionRig.zipOf(Map.of())));
    }

    @Test
    void whatIsTooLargeUnpackedIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 2; i++) {
                zip.putNextEntry(new ZipEntry("file" + i));
                for (int j = 0; j < 126; j++) {
                    zip.write(zeros);
                }
            }
        }
        assertEquals("unzipped size must be smaller than 262144000 bytes", refused(bytes.toByteArray()));
    }

    private Path unpack(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("code.zip"), zip);
        Path code = folder.resolve("code" + zip.length);
        CodeArchive.unpack(file, code);
        return code;
    }

    private String refused(byte[] zip) {
        return String.valueOf(
                assertThrows(InvalidCodeException.class, () -> unpack(zip)).getMessage());
    }

    /** The same zip file, its one entry with a Unix mode. */
    private static byte[] withMode(byte[] zip, int mode) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = buffer.getInt(zip.length - 22 + 16);
        buffer.put(directory + 5, (byte) 3);
        buffer.putInt(directory + 38, mode << 16);
        return zip;
    }
}
