package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A group of {@code kdt tail} whose process ends in the middle of its work. */
@Timeout(300)
class TailGroupIT {
    private static final int RECORDS = 40_000;

    @TempDir
    private Path folder;

    private Endpoint endpoint;
    private KdtProcess.Place place;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        place = new KdtProcess.Place(folder, "127.0.0.1:" + endpoint.port(), Map.of());
        try (KdtProcess made = place.start("stream", "create", "orders", "--shards", "3")) {
            assertEquals(0, made.ended().code());
        }
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    @Test
    void aKilledGroupRepeatsAtMostWhatFollowedItsLastCheckpointAndLosesNothing() throws Exception {
        produce(0, RECORDS / 2);
        List<String> printed;
        try (KdtProcess tail = tail("first.txt")) {
            Waiting.until(this::hasCheckpoint, "no checkpoint was kept");
            produce(RECORDS / 2, RECORDS);
            Waiting.until(() -> lines("first.txt").size() > RECORDS / 2 + 100, "it prints no further");
            tail.signal("KILL").awaitEnd();
            printed = lines("first.txt");
        }
        if (!Files.readString(folder.resolve("first.txt")).endsWith("\n")) {
            printed.removeLast(); // It is cut.
        }
        List<String> rest = rest();
        assertAll(printed, rest);
        assertTrue(rest.size() < RECORDS, "all is printed again");
    }

    @Test
    void afterCtrlCTheNextRunPrintsWhatFollows() throws Exception {
        produce(0, RECORDS);
        List<String> printed;
        try (KdtProcess tail = tail("first.txt")) {
            Waiting.until(() -> !lines("first.txt").isEmpty(), "it prints nothing");
            assertEquals(130, tail.signal("INT").ended().code());
            printed = lines("first.txt");
        }
        List<String> rest = rest();
        assertAll(printed, rest);
        assertEquals(RECORDS, printed.size() + rest.size());
    }

    @Test
    void afterAClosedPipeTheNextRunPrintsAllThatWasNotRead() throws Exception {
        produce(0, RECORDS);
        KdtProcess.Ended head;
        try (KdtProcess shell =
                place.shell("kdt tail orders --group g --since trim-horizon --until now -o text | head -n 1000; exit"
                        + " ${PIPESTATUS[0]}")) {
            head = shell.ended();
        }
        assertEquals(0, head.code(), head.err());
        assertAll(head.out().lines().toList(), rest());
    }

    private boolean hasCheckpoint() throws IOException {
        Path kept = folder.resolve(".local/state/kdt/tail-groups/g/checkpoints.json");
        return Files.exists(kept) && Files.readString(kept).contains("\"after\"");
    }

    private void produce(int from, int to) throws Exception {
        StringBuilder lines = new StringBuilder();
        IntStream.range(from, to).forEach(each -> lines.append(each).append('\n'));
        try (KdtProcess produce = place.start("produce", "orders")) {
            assertEquals(0, produce.feed(lines.toString()).ended().code());
        }
    }

    private KdtProcess tail(String to) throws IOException {
        return place.start(
                Redirect.to(folder.resolve(to).toFile()),
                "tail",
                "orders",
                "--group",
                "g",
                "--since",
                "trim-horizon",
                "-o",
                "text");
    }

    private List<String> lines(String file) throws IOException {
        return new ArrayList<>(Files.readAllLines(folder.resolve(file)));
    }

    private List<String> rest() throws Exception {
        try (KdtProcess tail = place.start("tail", "orders", "--group", "g", "--until", "now", "-o", "text")) {
            KdtProcess.Ended ended = tail.ended();
            assertEquals(0, ended.code(), ended.err());
            return ended.out().lines().toList();
        }
    }

    private static void assertAll(List<String> printed, List<String> rest) {
        List<String> missing = new ArrayList<>(
                IntStream.range(0, RECORDS).mapToObj(String::valueOf).toList());
        missing.removeAll(new HashSet<>(printed));
        missing.removeAll(new HashSet<>(rest));
        assertEquals(List.of(), missing, "lost");
    }
}
