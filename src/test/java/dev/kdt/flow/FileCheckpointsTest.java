package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointsTest {
    @TempDir
    private Path state;

    @Test
    void whatWasSavedIsThereAfterARestart() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
        try (FileCheckpoints checkpoints = FileCheckpoints.open(state, "g", "orders")) {
            checkpoints.save("s1", new Checkpoint.After("17"));
            checkpoints.save("s2", new Checkpoint.End());
            checkpoints.save("s3", new Checkpoint.From(time));
        }
        try (FileCheckpoints checkpoints = FileCheckpoints.open(state, "g", "orders")) {
            assertEquals(Optional.of(new Checkpoint.After("17")), checkpoints.of("s1"));
            assertEquals(Optional.of(new Checkpoint.End()), checkpoints.of("s2"));
            assertEquals(Optional.of(new Checkpoint.From(time)), checkpoints.of("s3"));
            assertEquals(Optional.empty(), checkpoints.of("s4"));
        }
    }

    @Test
    void aGroupRunsOnlyOnce() {
        try (FileCheckpoints _ = FileCheckpoints.open(state, "g", "orders")) {
            FlowException thrown = assertThrows(FlowException.class, () -> FileCheckpoints.open(state, "g", "orders"));
            assertTrue(thrown.getMessage().startsWith("group 'g' is already running"), thrown.getMessage());
        }
    }

    @Test
    void aGroupBelongsToOneStream() {
        try (FileCheckpoints checkpoints = FileCheckpoints.open(state, "g", "orders")) {
            checkpoints.save("s1", new Checkpoint.End());
        }
        FlowException thrown = assertThrows(FlowException.class, () -> FileCheckpoints.open(state, "g", "clicks"));
        assertEquals(
                "group 'g' belongs to stream 'orders', not to 'clicks' (give this run another --group)",
                thrown.getMessage());
    }

    @Test
    void damagedCheckpointsAreNoFreshStart() throws Exception {
        Files.writeString(state.resolve("checkpoints.json"), "{\"stream\": \"orders\", ");
        FlowException thrown = assertThrows(FlowException.class, () -> FileCheckpoints.open(state, "g", "orders"));
        assertTrue(thrown.getMessage().contains("are damaged"), thrown.getMessage());
    }
}
