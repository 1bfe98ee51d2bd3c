package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher where cron, supervisors and containers run it. It may not write beside itself, and so runs without a cache. */
class SurroundingsIT {
    private static final Path LAUNCHER = Path.of("kdt").toAbsolutePath();
    private static final Path ARTEFACT = Path.of("target", "kdt-all.jar").toAbsolutePath();
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void copyArtefact() throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.createSymbolicLink(folder.resolve("target/kdt-all.jar"), ARTEFACT);
        Files.createFile(
                folder.resolve("target/launcher")); // A file where a folder would be made: root cannot, either.
        Files.copy(LAUNCHER, folder.resolve("kdt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process -e .",
                "process --in raw -e .",
                "produce orders",
                "push archive",
                "lambda invoke SAMPLES/orders.yaml -"
            })
    void readsNothingFromAClosedStdin(String command) throws Exception {
        Ended ended = run("./kdt " + command.replace("SAMPLES", SAMPLES.toString()) + " <&-");
        assertEquals(new Ended(2, "", "kdt: stdin is closed (name a file, or redirect one: kdt ... <FILE)\n"), ended);
    }

    @Test
    void needsNoStdinToReadAFile() throws Exception {
        assertEquals(new Ended(0, "7\n", ""), run("echo 7 >seven; ./kdt process -q -e . seven <&-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "process --help", "stream"})
    void tellsNothingOfItselfToAClosedStdout(String command) throws Exception {
        assertEquals(new Ended(0, "", ""), run("./kdt " + command + " >&-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"process -q -e . seven", "process --steps", "test SAMPLES/orders.yaml", "produce --dry-run seven"
            })
    void failsWithAClosedStdoutWhereThereAreResults(String command) throws Exception {
        Ended ended = run("echo 7 >seven; export ORDERS_SALT=x; ./kdt " + command.replace("SAMPLES", SAMPLES.toString())
                + " >&-");
        assertEquals(1, ended.code());
        assertTrue(ended.err().endsWith("kdt: cannot write to stdout: it is closed\n"), ended::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "process --help", "process -q -e . seven"})
    void failsOnAFullDisk(String command) throws Exception {
        Ended ended = run("echo 7 >seven; ./kdt " + command + " >/dev/full");
        assertEquals(1, ended.code());
        assertTrue(ended.err().endsWith("kdt: cannot write to stdout: No space left on device\n"), ended::toString);
    }

    @Test
    void worksWithAClosedStderr() throws Exception {
        assertEquals(new Ended(0, "7\n", ""), run("echo 7 | ./kdt process -e . 2>&-"));
    }

    @Test
    void refusesArgumentsThatJavaCannotReadWithoutTheLauncher() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Ended ended = run("echo 1 | env -i " + java + " -jar target/kdt-all.jar process -q -e '\"ü\"'");
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("start kdt by its launcher"), ended::toString);
        assertEquals(
                new Ended(0, "1\n", ""), run("echo 1 | env -i " + java + " -jar target/kdt-all.jar process -q -e ."));
    }

    @Test
    void isUtf8WithoutALocale() throws Exception {
        Ended ended = run("mkdir gemüse; echo '{\"a\":\"ü\"}' >gemüse/größe.ndjson; cd gemüse; env -i"
            + " KDT_JAVA_HOME=\"$KDT_JAVA_HOME\" ZUTAT=würzig ../kdt process -q -e '\"ü€😀\", .a == \"ü\", $ENV.ZUTAT'"
            + " größe.ndjson ../gemüse/größe.ndjson");
        assertEquals(new Ended(0, "\"ü€😀\"\ntrue\n\"würzig\"\n".repeat(2), ""), ended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "de_XX.UTF-8", "de_DE.ISO-8859-1"})
    void isUtf8InAnyLocale(String locale) throws Exception {
        assertEquals(new Ended(0, "\"ü\"\n", ""), run("echo 1 | LC_ALL=" + locale + " ./kdt process -q -e '\"ü\"'"));
    }

    @Test
    void needsNoHome() throws Exception {
        assertEquals(new Ended(0, "7\n", ""), run("unset HOME; echo 7 | ./kdt process -q -e ."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM 143", "INT 130"})
    void stopsWhileItWaitsForTheWriterOfANamedPipe(String signalAndCode) throws Exception {
        String signal = signalAndCode.split(" ")[0];
        Ended made = run("mkfifo pipe");
        assertEquals(0, made.code(), made::toString);
        Files.writeString(folder.resolve("first"), "7\n");
        try (KdtProcess kdt = Place.in(folder).start("process", "-e", "stderr", "first", "pipe")) {
            kdt.awaitSaid("7").signal(signal);
            Ended ended = kdt.ended();
            assertEquals(Integer.parseInt(signalAndCode.split(" ")[1]), ended.code(), ended::toString);
            assertEquals("7\n", ended.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM 143", "INT 130"})
    void stopsWhileItWaitsForTheReaderOfANamedPipe(String signalAndCode) throws Exception {
        Ended made = run("mkfifo pipe");
        assertEquals(0, made.code(), made::toString);
        try (KdtProcess kdt = Place.in(folder).start("process", "-e", ".", "--to", "pipe")) {
            kdt.awaitThread("kdt-write-").signal(signalAndCode.split(" ")[0]);
            Ended ended = kdt.ended();
            assertEquals(Integer.parseInt(signalAndCode.split(" ")[1]), ended.code(), ended::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o ndjson", "-o pretty"})
    void stopsWhileNobodyReadsItsOutput(String how) throws Exception {
        Files.writeString(folder.resolve("first"), "7\n8\n");
        List<String> command = new ArrayList<>(List.of("process", "-e", "range(100) | tostring * 100000", "first"));
        command.addAll(List.of(how.split(" ")));
        try (KdtProcess kdt = Place.in(folder).start(command.toArray(String[]::new))) {
            kdt.awaitThread("kdt-write-stdout").signal("TERM").awaitEnd();
            Ended ended = kdt.ended();
            assertEquals(1, ended.code(), ended.err());
            assertTrue(
                    ended.err().contains("cannot write to stdout: it was stopped while nobody read from it"),
                    ended.err());
        }
    }

    /** More is said than a pipe holds. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM 143", "INT 130"})
    void stopsWhileNobodyReadsWhatItSays(String signalAndCode) throws Exception {
        Ended made = run("mkfifo err");
        assertEquals(0, made.code(), made::toString);
        Files.writeString(folder.resolve("first"), "7\n".repeat(1000));
        Place place = Place.in(folder).with(Map.of("KDT_JAVA_HOME", System.getProperty("java.home")));
        // The shell opens the pipe for both ways: it has a reader, which never reads.
        try (KdtProcess kdt = place.shell("exec ./kdt process -e '\"x\" * 100000 | stderr | empty' first 2<>err")) {
            kdt.awaitThread("kdt-write-stderr").signal(signalAndCode.split(" ")[0]);
            assertEquals(
                    Integer.parseInt(signalAndCode.split(" ")[1]), kdt.ended().code());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process -e .",
                "process -e . --explain",
                "process -e . --parked /dev/stderr",
                "produce --dry-run"
            })
    void addsNothingToAFileThatItReads(String command) throws Exception {
        Files.writeString(folder.resolve("x"), "7\n");
        Ended ended = run("ln x hard; ln -s x soft; for file in x hard soft; do ./kdt " + command
                + " $file >>x; echo $? >&2; ./kdt " + command + " - <$file >>x; echo $? >&2; done");
        assertEquals("7\n", Files.readString(folder.resolve("x")), ended::toString);
        assertEquals(6, ended.err().lines().filter("2"::equals).count(), ended::toString);
        assertTrue(
                ended.err()
                        .contains(
                                "stdout is redirected to soft, which this command reads (redirect it to another file)"),
                ended::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process /dev/zero SAMPLES/orders.ndjson",
                "test /dev/zero",
                "lambda invoke /dev/zero SAMPLES/orders.ndjson",
                "lambda invoke SAMPLES/orders.yaml /dev/zero",
                "lambda invoke SAMPLES/orders.yaml - </dev/zero"
            })
    void readsNoFileWithoutEnd(String command) throws Exception {
        Ended ended = run("export ORDERS_SALT=x; ./kdt " + command.replace("SAMPLES", SAMPLES.toString()));
        assertTrue(ended.code() == 1 || ended.code() == 2, ended::toString);
        assertTrue(ended.err().contains("it is larger than "), ended::toString);
    }

    private Ended run(String line) throws IOException, InterruptedException {
        try (KdtProcess process =
                Place.in(folder).shell("export KDT_JAVA_HOME='" + System.getProperty("java.home") + "'; " + line)) {
            return process.ended();
        }
    }
}
