package dev.kdt.local.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.option.S3Object;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStoreTest {
    @TempDir
    private Path data;

    private Path root;
    private FolderStore store;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(data.resolve("s3"));
        store = new FolderStore(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a/b",
                "/etc/passwd",
                "../../up",
                "a/../../../up",
                "..",
                ".",
                "",
                "//",
                "a\0b",
                "a\\..\\b",
                "C:\\x",
                "\n",
                "\uD800"
            })
    void anObjectIsOneFileInItsBucketWhateverItsKey(String key) throws IOException {
        S3Object object = new S3Object("bucket", key);
        store.put(object, staged("text"), "");
        List<Path> files = files();
        assertEquals(1, files.size(), files::toString);
        assertTrue(files.getFirst().startsWith(root.resolve("bucket")), files::toString);
        try (var in = store.open(object)) {
            assertEquals("text", new String(in.readAllBytes()));
        }
    }

    @Test
    void aKeyThatIsLongerThanAFileNameMayBeIsKeptToo() throws IOException {
        store.put(new S3Object("bucket", "x".repeat(1000)), staged("one"), "");
        store.put(new S3Object("bucket", "x".repeat(1001)), staged("two"), "");
        assertEquals(2, files().size());
    }

    @Test
    void nothingIsWrittenOrReadThroughASymbolicLink() throws IOException {
        Path outside = Files.createDirectory(data.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectory(root.resolve("bucket"));
        Files.createSymbolicLink(root.resolve("bucket/link"), outside);
        Files.createSymbolicLink(root.resolve("linked"), outside);
        Files.createSymbolicLink(root.resolve("bucket/file"), outside.resolve("secret"));
        for (S3Object object : List.of(
                new S3Object("bucket", "link/secret"),
                new S3Object("linked", "secret"),
                new S3Object("bucket", "file"))) {
            IOException refused = assertThrows(IOException.class, () -> store.put(object, staged("new"), ""));
            assertTrue(refused.getMessage().contains("is a symbolic link"), refused::getMessage);
            assertThrows(IOException.class, () -> store.open(object).close());
        }
        assertEquals("secret", Files.readString(outside.resolve("secret")));
    }

    private Path staged(String text) throws IOException {
        return Files.writeString(data.resolve("staged"), text);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
