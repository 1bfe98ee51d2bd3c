package dev.kdt.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A group's checkpoints in one small JSON file, replaced as a whole: written beside, forced to the disk, renamed. A lock file
 * keeps a second process from running the same group, which would deliver everything twice.
 */
public final class FileCheckpoints implements Checkpoints {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final String stream;
    private final FileChannel lock;
    private final Map<String, Checkpoint> lanes = new TreeMap<>();

    private FileCheckpoints(Path file, String stream, FileChannel lock) {
        this.file = file;
        this.stream = stream;
        this.lock = lock;
    }

    /**
     * Opens, or begins, the checkpoints of {@code group} on {@code stream} in the folder {@code state}, which is made.
     *
     * @throws FlowException when another process runs this group, when the file cannot be read, or when it belongs to another
     *     stream
     */
    public static FileCheckpoints open(Path state, String group, String stream) {
        Path file = state.resolve("checkpoints.json");
        try {
            Files.createDirectories(state);
            FileCheckpoints checkpoints = new FileCheckpoints(file, stream, lock(state, group));
            try {
                checkpoints.load(group);
            } catch (IOException | RuntimeException e) {
                checkpoints.close();
                throw e;
            }
            return checkpoints;
        } catch (IOException e) {
            throw IoFaults.reading(file.toString(), e);
        }
    }

    @Override
    public synchronized Optional<Checkpoint> of(String lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    @Override
    public synchronized void save(String lane, Checkpoint checkpoint) {
        lanes.put(lane, checkpoint);
        try {
            replace(JSON.writeValueAsBytes(toJson()));
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    private static FileChannel lock(Path state, String group) throws IOException {
        FileChannel channel =
                FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this process: the same as held by another.
        }
        channel.close();
        throw new FlowException("group '" + group + "' is already running with its state in " + state
                + " (give this run another --group, or stop the other)");
    }

    private void load(String group) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new FlowException(
                    "the checkpoints in " + file + " are damaged: " + e.getOriginalMessage()
                            + " (move the file away to start the group anew)",
                    e);
        }
        String kept = root.path("stream").asText();
        if (!kept.equals(stream)) {
            throw new FlowException("group '" + group + "' belongs to stream '" + kept + "', not to '" + stream
                    + "' (give this run another --group)");
        }
        root.path("shards").properties().forEach(shard -> lanes.put(shard.getKey(), fromJson(shard.getValue())));
    }

    private static Checkpoint fromJson(JsonNode shard) {
        if (shard.path("ended").asBoolean()) {
            return new Checkpoint.End();
        }
        return shard.has("from")
                ? new Checkpoint.From(Instant.parse(shard.path("from").asText()))
                : new Checkpoint.After(shard.path("after").asText());
    }

    private ObjectNode toJson() {
        ObjectNode root = JSON.createObjectNode().put("stream", stream);
        ObjectNode shards = root.putObject("shards");
        lanes.forEach((lane, checkpoint) -> {
            ObjectNode shard = shards.putObject(lane);
            switch (checkpoint) {
                case Checkpoint.After(String sequence) -> shard.put("after", sequence);
                case Checkpoint.From(Instant time) -> shard.put("from", time.toString());
                case Checkpoint.End() -> shard.put("ended", true);
            }
        });
        return root;
    }

    private void replace(byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
