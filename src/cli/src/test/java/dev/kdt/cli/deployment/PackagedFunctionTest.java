package dev.kdt.cli.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.UsageException;
import dev.kdt.lambda.FunctionManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedFunctionTest {
    private static final String REMEDY = " (make one with 'kdt lambda package')";

    @TempDir
    private Path folder;

    @Test
    void aPackageIsReadWithItsDigest() throws IOException {
        FunctionManifest manifest = PackagedFunction.example().manifest();
        Path zip = zip(FunctionManifest.FILE, manifest.write());
        PackagedFunction read = PackagedFunction.read("some.zip", zip);
        assertEquals("some.zip", read.zip());
        assertEquals(manifest, read.manifest());
        assertTrue(String.valueOf(read.digest()).matches("[0-9a-f]{12}"), read.digest());
    }

    @Test
    void whatIsNoPackageIsRefusedWithARemedy() throws IOException {
        assertEquals("p.zip does not exist" + REMEDY, refused(folder.resolve("missing")));
        Path text = Files.writeString(folder.resolve("text"), "name: orders\n");
        assertTrue(refused(text).startsWith("p.zip is not a zip file: "), refused(text));
        assertTrue(refused(text).endsWith(REMEDY));
        assertTrue(refused(Files.createFile(folder.resolve("empty"))).startsWith("p.zip is not a zip file: "));
        assertEquals(
                "p.zip is no package of kdt: kdt-function.json is not in it" + REMEDY,
                refused(zip("lib/function.jar", new byte[] {1, 2, 3})));
        assertEquals(
                "p.zip: kdt-function.json: 'kind' is \"SQS\"" + REMEDY,
                refused(zip(FunctionManifest.FILE, "{\"kind\":\"SQS\"}".getBytes(UTF_8))));
        assertTrue(refused(zip(FunctionManifest.FILE, new byte[0])).startsWith("p.zip: "));
    }

    @Test
    void aFolderIsNoPackage() {
        assertEquals("p.zip is a folder" + REMEDY, refused(folder));
    }

    private static String refused(Path file) {
        return String.valueOf(assertThrows(UsageException.class, () -> PackagedFunction.read("p.zip", file))
                .getMessage());
    }

    private Path zip(String entry, byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "function", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return file;
    }
}
