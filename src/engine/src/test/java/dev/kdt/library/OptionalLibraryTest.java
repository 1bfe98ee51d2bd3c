package dev.kdt.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class OptionalLibraryTest {
    @Test
    void isThereWhenItsClassIs() {
        assertTrue(OptionalLibrary.ZSTD.isThere());
        assertTrue(OptionalLibrary.JSON_SCHEMA.isThere());
        assertTrue(OptionalLibrary.SNAPPY.isThere());
    }

    @Test
    void isMissingWithoutIt() throws Exception {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            for (OptionalLibrary each : OptionalLibrary.values()) {
                assertFalse(each.isThere(empty), each.name());
            }
        }
        assertEquals(
                "zstd needs the library com.github.luben:zstd-jni, which is not on the class path (add it to the"
                        + " dependencies)",
                OptionalLibrary.ZSTD.missing());
    }
}
