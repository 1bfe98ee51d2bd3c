package dev.kdt.cli.command.produce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFingerprintTest {
    private static final int SAMPLED = FileFingerprint.BLOCK * FileFingerprint.BLOCKS;

    @TempDir
    private Path folder;

    private String of(byte[] bytes) throws IOException {
        return FileFingerprint.of(Files.write(folder.resolve("file"), bytes));
    }

    @Test
    void everyByteOfASmallFileCounts() throws IOException {
        byte[] bytes = new byte[SAMPLED];
        String fingerprint = of(bytes);
        assertEquals(32, fingerprint.length());
        for (int at = 0; at < bytes.length; at += 4_999) {
            bytes[at] = 1;
            assertNotEquals(fingerprint, of(bytes), "byte " + at);
            bytes[at] = 0;
        }
        assertEquals(fingerprint, of(bytes));
        assertNotEquals(of(new byte[0]), of(new byte[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {SAMPLED + 1, 3 * SAMPLED + 17})
    void theBeginningAndTheEndOfALargeFileCount(int size) throws IOException {
        byte[] bytes = new byte[size];
        String fingerprint = of(bytes);
        for (int at : new int[] {0, FileFingerprint.BLOCK - 1, size - FileFingerprint.BLOCK, size - 1}) {
            bytes[at] = 1;
            assertNotEquals(fingerprint, of(bytes), "byte " + at);
            bytes[at] = 0;
        }
    }

    @Test
    void anEditThatIsLongerThanTheDistanceOfBlocksIsSeen() throws IOException {
        byte[] bytes = new byte[10 * SAMPLED];
        String fingerprint = of(bytes);
        int distance = bytes.length / (FileFingerprint.BLOCKS - 1) + 1;
        for (int from = 0; from + distance <= bytes.length; from += distance / 3) {
            byte[] edited = bytes.clone();
            Arrays.fill(edited, from, from + distance, (byte) 1);
            assertNotEquals(fingerprint, of(edited), "from " + from);
        }
    }

    @Test
    void whatIsNoPlainFileIsNotRead() throws IOException {
        assertEquals("", FileFingerprint.of(folder));
    }
}
