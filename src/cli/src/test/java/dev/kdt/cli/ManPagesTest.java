package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the manual pages, and has the programs read them that users read them with. */
class ManPagesTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        ManPages.main(new String[] {folder.resolve("man").toString(), "2026-11-22"});
    }

    @Test
    void everyCommandHasAPage() throws IOException {
        Set<String> expected = Stream.concat(Stream.of("kdt"), Commands.paths().map(path -> "kdt " + path))
                .map(path -> path.replace(' ', '-') + ".1")
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = pages().stream()
                .map(page -> page.getFileName().toString())
                .filter(name -> name.endsWith(".1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, written);
    }

    @Test
    void groffHasNoWarnings() throws IOException, InterruptedException {
        assumeTrue(isInstalled("groff"), "groff is not installed here");
        for (Path page : pages()) {
            assertEquals("", run("groff", "-ww", "-man", "-Tutf8", "-z", page.toString()), page.toString());
        }
    }

    @Test
    void mandocHasNoWarnings() throws IOException, InterruptedException {
        assumeTrue(isInstalled("mandoc"), "mandoc is not installed here");
        for (Path page : pages()) {
            assertEquals("", run("mandoc", "-Tlint", "-Wwarning", page.toString()), page.toString());
        }
    }

    @Test
    void manShowsOptionsAsTheyAreTyped() throws IOException, InterruptedException {
        assumeTrue(isInstalled("man"), "man is not installed here");
        String shown = run(
                "env",
                "MANWIDTH=80",
                "LC_ALL=C.UTF-8",
                "man",
                "-l",
                folder.resolve("man/kdt-tail.1").toString());
        for (String each : List.of(
                "kdt-tail - Show the records of a stream",
                "kdt tail [OPTIONS] [STREAM]",
                "-n, --count=N",
                "--decode=CODEC[,CODEC…]",
                "KDT_LOCAL=HOST:PORT",
                "kdt tail orders --since trim-horizon --where '.qty > 5' --select .id -n 10")) {
            assertTrue(shown.contains(each), () -> each + " is not in " + shown);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("man"))) {
            return files.sorted().toList();
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    /** What a program prints on both streams. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
