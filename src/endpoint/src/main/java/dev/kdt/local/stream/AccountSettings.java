package dev.kdt.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.file.AtomicFile;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of the account, kept in a file. Safe for use by several threads. */
public final class AccountSettings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private volatile Commitment commitment;

    /**
     * The commitment to a minimum throughput (On-demand Advantage).
     *
     * @param started milliseconds since the epoch, or 0 when it was never on
     * @param ended milliseconds since the epoch, or 0 while it is on
     */
    public record Commitment(boolean enabled, long started, long ended) {
        /** A commitment can be ended a day after it began at the earliest. */
        public long earliestEnd() {
            return started + 86_400_000L;
        }
    }

    private AccountSettings(Path file, Commitment commitment) {
        this.file = file;
        this.commitment = commitment;
    }

    /** Opens the settings kept in {@code file}. */
    public static AccountSettings open(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new AccountSettings(file, new Commitment(false, 0, 0));
        }
        JsonNode node = JSON.readTree(file.toFile());
        return new AccountSettings(
                file,
                new Commitment(
                        node.path("enabled").asBoolean(),
                        node.path("started").asLong(),
                        node.path("ended").asLong()));
    }

    public Commitment commitment() {
        return commitment;
    }

    /** Replaces the commitment; it is on the disk when this returns. */
    public synchronized void commit(Commitment changed) {
        ObjectNode node = JSON.createObjectNode()
                .put("enabled", changed.enabled())
                .put("started", changed.started())
                .put("ended", changed.ended());
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(node));
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + file + ": " + e.getMessage());
        }
        commitment = changed;
    }
}
