package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with an artefact and no sources. */
class LauncherIT {
    /** With this the JVM refuses to run without its cache. */
    private static final String ONLY_WITH_CACHE = "KDT_JAVA_OPTS=-XX:AOTMode=on ./kdt --version";

    private static final Path LAUNCHER = Path.of("kdt").toAbsolutePath();
    private static final Path ARTEFACT = Path.of("target", "kdt-all.jar").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void copyArtefact() throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.copy(ARTEFACT, folder.resolve("target/kdt-all.jar"));
        Files.copy(LAUNCHER, folder.resolve("kdt"));
    }

    @Test
    void learnsOnceAndStartsWithWhatItLearnt() throws Exception {
        Ended first = run("./kdt --version");
        assertEquals(0, first.code(), first.err());
        assertTrue(first.err().contains("preparing a faster start"), first.err());
        assertEquals(new Ended(0, first.out(), ""), run(ONLY_WITH_CACHE));
        assertEquals(1, caches().size());
    }

    @Test
    void startsWithWhatItLearntAlsoBesideAUsersJars() throws Exception {
        run("./kdt --version");
        Files.copy(ARTEFACT, folder.resolve("driver.jar"));
        Ended ended = run("export KDT_CLASSPATH=driver.jar; " + ONLY_WITH_CACHE);
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("kdt "), ended.out());
    }

    @Test
    void runsWithoutACacheThatIsBroken() throws Exception {
        run("./kdt --version");
        Files.writeString(caches().getFirst(), "not a cache");
        Ended ended = run("./kdt --version");
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("kdt "), ended.out());
    }

    private Ended run(String line) throws IOException, InterruptedException {
        try (KdtProcess process =
                Place.in(folder).shell("export KDT_JAVA_HOME='" + System.getProperty("java.home") + "'; " + line)) {
            return process.ended();
        }
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }
}
