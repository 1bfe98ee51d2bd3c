package dev.kdt.flow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.AppendedFile.Records;
import dev.kdt.flow.FileCheckpoints.Past;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckpointsTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final SourceStream ORDERS =
            new SourceStream("orders", "arn:aws:kinesis:eu-west-1:1:stream/orders", MADE);
    private static final SourceStream CLICKS =
            new SourceStream("clicks", "arn:aws:kinesis:eu-west-1:1:stream/clicks", MADE);

    private static final GroupHolder HOLDER = new GroupHolder("kdt run orders.yaml", 4711, MADE);

    @TempDir
    private Path state;

    @Test
    void whatWasSavedIsThereAfterARestart() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            checkpoints.save("s1", new Checkpoint.After("17"));
            checkpoints.save("s2", new Checkpoint.End());
            checkpoints.save("s3", new Checkpoint.From(time));
            checkpoints.save("s5", new Checkpoint.Within("18", 3));
        }
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            assertEquals(Optional.of(new Checkpoint.After("17")), checkpoints.of("s1"));
            assertEquals(Optional.of(new Checkpoint.End()), checkpoints.of("s2"));
            assertEquals(Optional.of(new Checkpoint.From(time)), checkpoints.of("s3"));
            assertEquals(Optional.empty(), checkpoints.of("s4"));
            assertEquals(Optional.of(new Checkpoint.Within("18", 3)), checkpoints.of("s5"));
        }
    }

    @Test
    void aGroupRunsOnlyOnce() {
        try (FileCheckpoints _ = open(ORDERS)) {
            FlowException thrown = assertThrows(FlowException.class, () -> open(ORDERS));
            assertEquals(
                    "group 'g' is already running: kdt run orders.yaml (process 4711, since 2026-01-01T00:00:00.123Z)"
                            + " has its state in " + state + " (use another --group, or stop the other run)",
                    thrown.getMessage());
        }
    }

    @Test
    void aGroupBelongsToOneStream() {
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            checkpoints.save("s1", new Checkpoint.End());
        }
        FlowException thrown = assertThrows(FlowException.class, () -> open(CLICKS));
        assertEquals(
                "group 'g' belongs to stream 'orders', not to 'clicks' (use another --group, or --reset)",
                thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"stream\": \"orders\", ",
                "{\"stream\": \"orders\", \"shards\": {\"s1\": {}}}",
                "{\"stream\": \"orders\", \"shards\": {\"s1\": {\"from\": \"then\"}}}"
            })
    void damagedCheckpointsAreNoFreshStartUnlessToldSo(String content) throws Exception {
        Files.writeString(state.resolve("checkpoints.json"), content);
        FlowException thrown = assertThrows(FlowException.class, () -> open(ORDERS));
        assertTrue(requireNonNull(thrown.getMessage()).contains("are damaged"), thrown.getMessage());
        assertTrue(
                requireNonNull(thrown.getMessage()).endsWith("(--reset starts the group anew)"), thrown.getMessage());
        FileCheckpoints.open(state, "g", ORDERS, Past.FORGOTTEN, HOLDER).close();
    }

    @Test
    void aStreamMadeAnewIsAnotherStream() {
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            checkpoints.save("s1", new Checkpoint.After("17"));
        }
        SourceStream again = new SourceStream("orders", ORDERS.arn(), MADE.plusSeconds(1));
        FlowException thrown = assertThrows(FlowException.class, () -> open(again));
        assertEquals(
                "the checkpoints of group 'g' are those of another stream 'orders' (made 2026-01-01T00:00:00.123Z,"
                        + " arn:aws:kinesis:eu-west-1:1:stream/orders), not of the one made 2026-01-01T00:00:01.123Z,"
                        + " arn:aws:kinesis:eu-west-1:1:stream/orders; use another --group, or --reset",
                thrown.getMessage());
        SourceStream elsewhere = new SourceStream("orders", "arn:aws:kinesis:eu-west-2:1:stream/orders", MADE);
        assertThrows(FlowException.class, () -> open(elsewhere));
        open(ORDERS).close();
    }

    @Test
    void whatIsForgottenIsReplacedByTheFirstSaveAndNotBefore() {
        SourceStream again = new SourceStream("orders", ORDERS.arn(), MADE.plusSeconds(1));
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            checkpoints.save("s1", new Checkpoint.After("17"));
        }
        try (FileCheckpoints checkpoints = FileCheckpoints.open(state, "g", again, Past.FORGOTTEN, HOLDER)) {
            assertEquals(Set.of(), checkpoints.lanes());
        }
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            assertEquals(Set.of("s1"), checkpoints.lanes());
        }
        try (FileCheckpoints checkpoints = FileCheckpoints.open(state, "g", again, Past.FORGOTTEN, HOLDER)) {
            checkpoints.save("s2", new Checkpoint.Beginning());
        }
        try (FileCheckpoints checkpoints = open(again)) {
            assertEquals(Set.of("s2"), checkpoints.lanes());
        }
    }

    @Test
    void theFormatOfAnEarlyKdtIsTakenUp() throws Exception {
        Files.writeString(
                state.resolve("checkpoints.json"),
                "{\"stream\": \"orders\", \"shards\": {\"s1\": {\"after\": \"17\"}, \"s2\": {\"ended\": true}}}");
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            assertEquals(Optional.of(new Checkpoint.After("17")), checkpoints.of("s1"));
            checkpoints.save("s1", new Checkpoint.After("18"));
        }
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            assertEquals(Optional.of(new Checkpoint.After("18")), checkpoints.of("s1"));
            assertEquals(Optional.of(new Checkpoint.End()), checkpoints.of("s2"));
        }
        SourceStream again = new SourceStream("orders", ORDERS.arn(), MADE.plusSeconds(1));
        assertThrows(FlowException.class, () -> open(again));
    }

    @Test
    void anOutputThatAKilledRunLeftIsWholeRecordsAgain() throws Exception {
        Path file = state.resolve("out.ndjson");
        Files.writeString(file, "the user's own\n");
        killed(file, "acknowledged\n", "not acknowledged\nand to");
        try (FileCheckpoints checkpoints = open(ORDERS);
                AppendedFile output = AppendedFile.exclusive(file, Records.LINES)) {
            checkpoints.vouchFor(output);
            assertEquals("the user's own\nacknowledged\nnot acknowledged\n", Files.readString(file));
        }
        Files.writeString(file, "unfinished", StandardOpenOption.APPEND);
        try (FileCheckpoints checkpoints = open(ORDERS);
                AppendedFile output = AppendedFile.exclusive(file, Records.LINES)) {
            checkpoints.vouchFor(output);
            assertTrue(Files.readString(file).endsWith("\nunfinished"), "of no run, so nothing to cut");
        }
    }

    @Test
    void anOutputThatCannotBeVouchedForKeepsTheCheckpoints() throws Exception {
        Path file = state.resolve("out.ndjson");
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            checkpoints.vouchFor(AppendedFile.exclusive(file, Records.LINES));
            checkpoints.save("s1", new Checkpoint.After("17"));
            Files.delete(file);
            FlowException thrown =
                    assertThrows(FlowException.class, () -> checkpoints.save("s1", new Checkpoint.After("18")));
            assertEquals(
                    "cannot write to " + file + ": it was deleted or replaced while it was being written",
                    thrown.getMessage());
        }
        try (FileCheckpoints checkpoints = open(ORDERS)) {
            assertEquals(Optional.of(new Checkpoint.After("17")), checkpoints.of("s1"));
        }
    }

    @Test
    void onAFullDiskTheEarlierCheckpointsStay() throws Exception {
        try (SmallDisk disk = SmallDisk.at(state.resolve("disk"), 128)) {
            try (FileCheckpoints checkpoints = FileCheckpoints.open(disk.folder(), "g", ORDERS, Past.KEPT, HOLDER)) {
                checkpoints.save("s1", new Checkpoint.After("17"));
                disk.fill(0);
                FlowException thrown =
                        assertThrows(FlowException.class, () -> checkpoints.save("s1", new Checkpoint.After("18")));
                assertTrue(
                        requireNonNull(thrown.getMessage()).endsWith(": No space left on device"), thrown.getMessage());
            }
            try (FileCheckpoints checkpoints = FileCheckpoints.open(disk.folder(), "g", ORDERS, Past.KEPT, HOLDER)) {
                assertEquals(Optional.of(new Checkpoint.After("17")), checkpoints.of("s1"));
                disk.empty();
                checkpoints.save("s1", new Checkpoint.After("18"));
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws Exception {
        Files.writeString(state.resolve("file"), "");
        assertThrows(
                FlowException.class,
                () -> FileCheckpoints.open(state.resolve("file/below"), "g", ORDERS, Past.KEPT, HOLDER));
        assertThrows(
                FlowException.class, () -> FileCheckpoints.open(state.resolve("file"), "g", ORDERS, Past.KEPT, HOLDER));
        try (SmallDisk disk = SmallDisk.at(state.resolve("disk"), 64)) {
            disk.readOnly();
            FlowException thrown = assertThrows(
                    FlowException.class, () -> FileCheckpoints.open(disk.folder(), "g", ORDERS, Past.KEPT, HOLDER));
            assertEquals("cannot write to " + disk.folder() + ": Read-only file system", thrown.getMessage());
        }
        open(ORDERS).close();
    }

    /** What a run leaves that is killed: its checkpoints, and more in its output than they vouch for. */
    private void killed(Path file, String acknowledged, String rest) throws Exception {
        try (FileCheckpoints checkpoints = open(ORDERS);
                AppendedFile output = AppendedFile.exclusive(file, Records.LINES)) {
            checkpoints.vouchFor(output);
            output.write(acknowledged.getBytes(StandardCharsets.UTF_8));
            checkpoints.save("s1", new Checkpoint.After("17"));
            output.write(rest.getBytes(StandardCharsets.UTF_8));
            Files.copy(state.resolve("checkpoints.json"), state.resolve("killed"));
        }
        Files.move(state.resolve("killed"), state.resolve("checkpoints.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private FileCheckpoints open(SourceStream stream) {
        return FileCheckpoints.open(state, "g", stream, Past.KEPT, HOLDER);
    }
}
