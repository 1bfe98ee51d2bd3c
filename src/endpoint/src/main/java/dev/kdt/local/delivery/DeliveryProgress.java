package dev.kdt.local.delivery;

import dev.kdt.endpoint.event.EndpointEvent.ObjectDelivered.Content;
import dev.kdt.endpoint.option.S3Object;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a delivery stream, kept in {@code progress.json}. Once a record's object is among {@link #finished},
 * the record is the object's charge and is never read again; until then a restart reads it again. Used by one thread.
 */
final class DeliveryProgress {
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Map<String, Long>> through = new HashMap<>();
    private final List<Finished> finished = new ArrayList<>();
    private final List<S3Object> staged = new ArrayList<>();
    private @Nullable Batch batch;

    /**
     * A whole object that may not be at its destination yet.
     *
     * @param file its file's name
     * @param isStaged whether it is to be loaded once it is on S3
     */
    record Finished(String file, S3Object object, boolean isStaged, Summary summary) {}

    /**
     * A summary of an object's content.
     *
     * @param encoding its {@code Content-Encoding}; empty for none
     */
    record Summary(Content content, long records, String encoding) {}

    /**
     * Objects that are being loaded together.
     *
     * @param since milliseconds since the epoch, when it was first tried
     */
    record Batch(String id, long since, List<S3Object> objects) {}

    /** Reads the result of {@link #write}; the start when there is no such file. */
    static DeliveryProgress read(Path file) throws IOException {
        DeliveryProgress progress = new DeliveryProgress();
        ProgressFile.read(file, progress);
        return progress;
    }

    /** Writes it down: when this returns, a restart begins from here. */
    void write(Path file) throws IOException {
        ProgressFile.write(file, this);
    }

    /** The first ordinal to read after a restart, by lane. */
    Map<String, Long> positions() {
        return positions;
    }

    /** By partition and lane, the ordinal before which a restart passes the partition's records over. */
    Map<String, Map<String, Long>> through() {
        return through;
    }

    /** Of one partition, by lane, the ordinal before which its records are in finished objects. */
    Map<String, Long> through(Partition partition) {
        return through.isEmpty() ? Map.of() : through.getOrDefault(partition.text(), Map.of());
    }

    /** Notes that {@code object} is finished, and that it holds its partition's records up to {@code next} of each lane. */
    void finish(Partition partition, Map<String, Long> next, Finished object) {
        finished.add(object);
        through.computeIfAbsent(partition.text(), _ -> new HashMap<>()).putAll(next);
    }

    /** Notes that a restart need not read what is before {@code ordinal} of {@code lane}. */
    void advance(String lane, long ordinal) {
        positions.put(lane, ordinal);
        for (Map<String, Long> lanes : through.values()) {
            lanes.computeIfPresent(lane, (_, next) -> next <= ordinal ? null : next);
        }
        through.values().removeIf(Map::isEmpty);
    }

    /** Whole objects that may not be at their destination yet, oldest first. */
    List<Finished> finished() {
        return finished;
    }

    /** Objects on S3 that wait to be loaded, oldest first. */
    List<S3Object> staged() {
        return staged;
    }

    /** The objects that are being loaded, or null. */
    @Nullable
    Batch batch() {
        return batch;
    }

    void batch(@Nullable Batch next) {
        batch = next;
    }
}
