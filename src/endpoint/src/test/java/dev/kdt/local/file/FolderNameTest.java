package dev.kdt.local.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNameTest {
    @Test
    void namesThatDifferInCaseOnlyHaveFoldersThatDifferInMore() {
        Set<String> folders = new HashSet<>();
        for (String name : List.of("orders", "Orders", "ORDERS", "orders.", "oRDERS")) {
            folders.add(FolderName.of(name).toLowerCase(Locale.ROOT));
        }
        assertEquals(5, folders.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "...", "-", "a..b", ".hidden"})
    void aNameIsOneFolderInItsParent(String name) {
        Path parent = Path.of("/data/streams");
        Path folder = parent.resolve(FolderName.of(name)).normalize();
        assertEquals(parent, folder.getParent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/etc", "a\\b", "a\0b", "C:", "a\nb", "~!", "a b"})
    void whatIsNoNameOfAStreamIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> FolderName.of(name));
    }

    @Test
    void theLongestNamesFitAndStayApart() {
        String one = FolderName.of("A".repeat(128));
        String other = FolderName.of("A".repeat(127) + "B");
        assertTrue(one.length() <= 255, one);
        assertNotEquals(one, other);
    }
}
