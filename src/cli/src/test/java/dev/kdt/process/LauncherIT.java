package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, with an artefact and no sources. */
class LauncherIT {
    /** With this the JVM refuses to run without its cache. */
    private static final String ONLY_WITH_CACHE = "KDT_JAVA_OPTS=-XX:AOTMode=on ./kdt --version";

    private static final Path LAUNCHER = Path.of("kdt").toAbsolutePath();
    private static final Path ARTEFACT = Path.of("target", "kdt-all.jar").toAbsolutePath();

    /** Where it has learnt before each test: learning takes long, and the JVM believes a cache only beside the artefact it is of. */
    @TempDir
    private static Path learnt;

    private static Ended first;
    private static byte[] cache;

    @TempDir
    private Path fresh;

    @BeforeAll
    static void learn() throws Exception {
        copyArtefact(learnt);
        first = run(learnt, "./kdt --version");
        cache = Files.readAllBytes(caches(learnt).getFirst());
    }

    @AfterEach
    void restore() throws IOException {
        Files.write(caches(learnt).getFirst(), cache);
    }

    @Test
    void learnsOnceAndStartsWithWhatItLearnt() throws Exception {
        assertEquals(0, first.code(), first.err());
        assertTrue(first.err().contains("preparing a faster start"), first.err());
        assertEquals(new Ended(0, first.out(), ""), run(learnt, ONLY_WITH_CACHE));
        assertEquals(1, caches(learnt).size());
    }

    @Test
    void startsWithWhatItLearntAlsoBesideAUsersJars() throws Exception {
        Files.copy(ARTEFACT, fresh.resolve("driver.jar"));
        Ended ended = run(learnt, "export KDT_CLASSPATH='" + fresh + "/driver.jar'; " + ONLY_WITH_CACHE);
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("kdt "), ended.out());
    }

    /** A cache of which a part is missing, as after a full disk. */
    @ParameterizedTest
    @ValueSource(doubles = {0.00001, 0.1, 0.5, 0.9, 0.99999})
    void runsWithoutACacheThatIsTorn(double part) throws Exception {
        Files.write(caches(learnt).getFirst(), Arrays.copyOf(cache, (int) (cache.length * part)));
        assertEquals(new Ended(0, first.out(), ""), run(learnt, "./kdt --version"));
    }

    @Test
    void runsWithoutACacheThatIsNone() throws Exception {
        Files.writeString(caches(learnt).getFirst(), "not a cache");
        assertEquals(new Ended(0, first.out(), ""), run(learnt, "./kdt --version"));
    }

    /** A cache of another program, and one of the same program that other options of the JVM made. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC -cp %1$s/other.jar", "-XX:+UseZGC -cp %2$s/target/kdt-all.jar"})
    void runsWithoutACacheThatIsForeign(String options) throws Exception {
        Files.copy(ARTEFACT, fresh.resolve("other.jar"));
        Path own = caches(learnt).getFirst();
        Ended made = run(
                learnt,
                "\"$KDT_JAVA_HOME/bin/java\" -XX:AOTCacheOutput='" + own + "' "
                        + options.formatted("'" + fresh + "'", "'" + learnt + "'")
                        + " dev.kdt.cli.LaunchTable");
        assertEquals(0, made.code(), made.err());
        assertFalse(Arrays.equals(cache, Files.readAllBytes(own)));
        assertEquals(new Ended(0, first.out(), ""), run(learnt, "./kdt --version"));
    }

    /** The JVM would run the old classes of an artefact that changed behind its cache. */
    @Test
    void saysWhatTheArtefactSaysWhenItIsNewerThanACache() throws Exception {
        copyArtefact(fresh);
        assertEquals(first.out(), run(fresh, "./kdt --version").out());
        Files.createFile(fresh.resolve("pom.xml")); // A source, newer than what is installed.
        try (FileSystem jar = FileSystems.newFileSystem(fresh.resolve("target/kdt-all.jar"))) {
            Path manifest = jar.getPath("META-INF/MANIFEST.MF");
            String text = Files.readString(manifest);
            Files.writeString(manifest, text.replaceFirst("(Implementation-Version: )\\S+", "$17.8.9"));
        }
        assertEquals("kdt 7.8.9\n", run(fresh, "./kdt --version").out());
        assertEquals(new Ended(0, "kdt 7.8.9\n", ""), run(fresh, ONLY_WITH_CACHE));
    }

    @Test
    void learnsAtTheNextStartWhenLearningWasKilled() throws Exception {
        Path folder = fresh;
        copyArtefact(folder);
        Path home = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        Files.copy(Path.of(System.getProperty("java.home"), "release"), home.resolve("release"));
        Path java = Files.writeString(home.resolve("bin/java"), """
            #!/bin/sh
            case "$*" in
                *AOTCacheOutput=*) [ -e unharmed ] || { : >"${3#*=}"; kill -9 $$; } ;;
            esac
            exec '%s/bin/java' "$@"
            """.formatted(System.getProperty("java.home")));
        assertTrue(java.toFile().setExecutable(true));
        Ended killed = run(folder, "export KDT_JAVA_HOME=$PWD/jdk; ./kdt --version");
        assertEquals(0, killed.code(), killed.err());
        assertEquals(List.of(), caches(folder));
        Ended next = run(folder, "export KDT_JAVA_HOME=$PWD/jdk; : >unharmed; ./kdt --version && " + ONLY_WITH_CACHE);
        assertEquals(0, next.code(), next.err());
        assertTrue(next.err().contains("preparing a faster start"), next.err());
        assertEquals(1, caches(folder).size());
    }

    /** An empty cache says that the JVM could not learn: that is believed for a day. */
    @Test
    void learnsAgainAfterADayWhenThereIsAnEmptyCache() throws Exception {
        Path cache = caches(learnt).getFirst();
        Files.write(cache, new byte[0]);
        Ended sameDay = run(learnt, "./kdt --version");
        assertEquals(0, sameDay.code(), sameDay.err());
        assertEquals("", sameDay.err());
        assertEquals(0, Files.size(cache));
        Files.setLastModifiedTime(cache, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Ended nextDay = run(learnt, "./kdt --version && " + ONLY_WITH_CACHE);
        assertEquals(0, nextDay.code(), nextDay.err());
        assertTrue(nextDay.err().contains("preparing a faster start"), nextDay.err());
        assertEquals(List.of(cache), caches(learnt));
    }

    @Test
    void needsNothingOfTheEnvironment() throws Exception {
        String java = "KDT_JAVA_HOME='" + System.getProperty("java.home") + "'";
        assertEquals(new Ended(0, first.out(), ""), run(learnt, "env -i " + java + " ./kdt --version"));
        assertEquals(new Ended(0, first.out(), ""), run(learnt, "env -i PATH= " + java + " ./kdt --version"));
    }

    /** Global options stand anywhere; what is below a command is run in its own way. */
    @Test
    void runsACommandAsTheArtefactSaysWhereverGlobalOptionsStand() throws Exception {
        String brief = "calls -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ";
        String help = "help -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ";
        Map<String, String> wanted = Map.ofEntries(
                Map.entry("process -e . events", "files -XX:+UseParallelGC -Xmn128m "),
                Map.entry("test", "files -XX:+UseParallelGC -Xmn128m "),
                Map.entry("tail orders", "services -XX:+UseSerialGC -Xmn76m "),
                Map.entry("top orders", "services -XX:+UseSerialGC -Xmn76m "),
                Map.entry("verify --stream orders", "services -XX:+UseSerialGC -Xmn76m "),
                Map.entry("produce orders", "services -XX:+UseSerialGC -Xmn64m "),
                Map.entry("push archive", "services -XX:+UseSerialGC -Xmn64m "),
                Map.entry("replay archive/ --to kinesis:x", "services -XX:+UseSerialGC -Xmn64m "),
                Map.entry("redrive failed/", "services -XX:+UseSerialGC -Xmn64m "),
                Map.entry("run orders.yaml", "services -XX:+UseSerialGC -Xmn64m "),
                Map.entry("local --port 1", "services -XX:+UseParallelGC -Xmn128m -Xms192m -Xmx2g "),
                Map.entry("demo", "services -XX:+UseParallelGC -Xmn128m "),
                Map.entry("local tick", brief),
                Map.entry("local fault list", brief),
                Map.entry("stream list", brief),
                Map.entry("delivery create tail", brief),
                Map.entry("lambda package process", brief),
                Map.entry("--help", help),
                Map.entry("process -h -e .", help),
                Map.entry("-V", help),
                Map.entry("nosuch", brief));
        List<String> options = List.of(
                "", "-q", "-qv", "--profile tail", "--region=process", "--endpoint-url push --color never", "--local");
        List<String> lines = wanted.keySet().stream()
                .flatMap(command ->
                        options.stream().flatMap(each -> Stream.of(each + " " + command, command + " " + each)))
                .toList();
        copyArtefact(fresh);
        Ended ended = run(
                fresh,
                "export KDT_JAVA_HOME='" + tellingJava() + "'"
                        + lines.stream().map(each -> "; ./kdt " + each).collect(Collectors.joining()));
        List<String> told = ended.out().lines().toList();
        assertEquals(lines.size(), told.size(), ended.err());
        for (int i = 0; i < told.size(); i++) {
            String line = lines.get(i);
            String expected = wanted.entrySet().stream()
                    .filter(each -> line.contains(each.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            String kind = expected.substring(0, expected.indexOf(' '));
            assertTrue(told.get(i).startsWith(expected.substring(kind.length() + 1)), line + ": " + told.get(i));
            assertTrue(told.get(i).contains("-" + kind + ".aot "), line + ": " + told.get(i));
        }
    }

    /** Where nothing can be installed, the artefact is asked at each start. */
    @Test
    void asksTheArtefactItselfWhereItCannotBeInstalled() throws Exception {
        copyArtefact(fresh);
        Files.writeString(fresh.resolve("target/launcher"), "in the way of the folder");
        Ended ended = run(fresh, "export KDT_JAVA_HOME='" + tellingJava() + "'; ./kdt -q process");
        assertTrue(ended.out().startsWith("-XX:+UseParallelGC -Xmn128m "), ended.toString());
    }

    @Test
    void saysThatAnArtefactCannotBeRun() throws Exception {
        copyArtefact(fresh);
        Files.writeString(fresh.resolve("target/kdt-all.jar"), "not a jar");
        Ended ended = run(fresh, "./kdt --version");
        assertEquals(2, ended.code(), ended.toString());
        assertTrue(ended.err().contains("kdt-all.jar"), ended.err());
    }

    /** A Java home whose Java prints its arguments where it is to run kdt, learns nothing, and is the real one else. */
    private Path tellingJava() throws IOException {
        Path home = Files.createDirectories(fresh.resolve("telling/bin")).getParent();
        Files.copy(Path.of(System.getProperty("java.home"), "release"), home.resolve("release"));
        Path java = Files.writeString(home.resolve("bin/java"), """
            #!/bin/sh
            case " $* " in
                *AOTCacheOutput=*) file=${*#*AOTCacheOutput=}; echo learnt >"${file%%%% *}" ;;
                *" dev.kdt.cli.Main "*) echo "$*" ;;
                *) exec '%s/bin/java' "$@" ;;
            esac
            """.formatted(System.getProperty("java.home")));
        assertTrue(java.toFile().setExecutable(true));
        return home;
    }

    private static void copyArtefact(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.copy(ARTEFACT, folder.resolve("target/kdt-all.jar"));
        Files.copy(LAUNCHER, folder.resolve("kdt"));
    }

    private static Ended run(Path folder, String line) throws IOException, InterruptedException {
        try (KdtProcess process =
                Place.in(folder).shell("export KDT_JAVA_HOME='" + System.getProperty("java.home") + "'; " + line)) {
            return process.ended();
        }
    }

    private static List<Path> caches(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains(".aot")).toList();
        }
    }
}
