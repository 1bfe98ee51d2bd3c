package dev.kdt.cli.command.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What completion finds is kept for the shell, also that it is nothing. */
class CompleteCommandTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    @TempDir
    private Path folder;

    /** Somebody waits, and did not ask for it. */
    @Test
    void anEndpointThatDoesNotAnswerIsGivenUpAndLeftAloneForAWhile() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            complete("streams", "127.0.0.1:" + silent.getLocalPort(), "--within", "50ms");
        }
        assertEquals(List.of(seconds(30)), Files.readAllLines(file()));
    }

    @Test
    void anEndpointThatIsNotThereIsLeftAloneForAShortWhile() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        complete("streams", "127.0.0.1:" + port, "--within", "1m");
        assertEquals(List.of(seconds(10)), Files.readAllLines(file()));
    }

    @Test
    void settingsThatAreWrongAreNoMatterHere() throws IOException {
        complete("streams", "no address", "--within", "1m");
        assertEquals(List.of(seconds(10)), Files.readAllLines(file()));
    }

    @Test
    void whatIsFoundIsKeptForTheUserAlone() throws IOException {
        Files.createDirectories(folder.resolve(".local/state/kdt/groups/orders"));
        complete("groups", "", "--within", "1m");
        assertEquals(List.of(seconds(5), "orders"), Files.readAllLines(file()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())));
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void oldFilesOfItsKindAreRemoved() throws IOException {
        Path old = folder.resolve("cache/streams-1234-56");
        Path young = folder.resolve("cache/shards-1234-56");
        Path foreign = folder.resolve("cache/notes");
        Files.createDirectory(old.getParent());
        for (Path each : List.of(old, young, foreign)) {
            Files.createFile(each);
            Files.setLastModifiedTime(each, FileTime.from(NOW.minus(Duration.ofHours(each.equals(young) ? 0 : 2))));
        }
        complete("groups", "", "--within", "1m");
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
        assertTrue(Files.exists(foreign));
    }

    private Path file() {
        return folder.resolve("cache/groups-1-2");
    }

    private static String seconds(int fromNow) {
        return String.valueOf(NOW.plusSeconds(fromNow).getEpochSecond());
    }

    /** Runs the command, which is silent and done. */
    private void complete(String kind, String local, String... options) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Map.of("HOME", folder.toString(), "KDT_LOCAL", local),
                folder,
                Clock.fixed(NOW, ZoneOffset.UTC),
                time -> {},
                Signals.NONE);
        String[] args = Stream.concat(
                        Stream.of("__complete", "--into", "cache/groups-1-2"),
                        Stream.concat(Stream.of(options), Stream.of("--", kind)))
                .toArray(String[]::new);
        assertEquals(0, new Kdt(console).run(args));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }
}
