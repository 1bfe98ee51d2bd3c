package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import dev.kdt.local.time.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The objects that a delivery stream is filling, in files that nobody else sees. An object that is done is noted in the
 * progress under the key that it will have; a crash before that makes its records be read again, one after that makes the
 * file be put again: never both. Used by one thread.
 */
final class Staging {
    private static final DateTimeFormatter NAME_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT);

    private final String name;
    private final Path folder;
    private final Timeline timeline;
    private final Runnable wake;
    private final int maxActive;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<Partition, OpenObject> open = new LinkedHashMap<>();
    private Progress progress;
    private int active;

    /** What makes an object due. */
    enum Trigger {
        SIZE,
        SIZE_OR_TIME,
        ALWAYS
    }

    /**
     * Opens what is kept in {@code folder}.
     *
     * @param wake called when an object may have become due
     * @param maxActive how many partitions of dynamic partitioning may be filled at a time
     */
    Staging(String name, Path folder, Timeline timeline, Runnable wake, int maxActive) throws IOException {
        this.name = name;
        this.folder = folder;
        this.timeline = timeline;
        this.wake = wake;
        this.maxActive = maxActive;
        Files.createDirectories(parts());
        this.progress = Progress.read(folder.resolve("progress.json"));
        restart();
    }

    Progress progress() {
        return progress;
    }

    /** The ordinal after the last record taken, by lane. */
    Map<String, Long> positions() {
        return positions;
    }

    /** The file of a finished object. */
    Path file(Progress.Finished object) {
        return parts().resolve(object.file());
    }

    private Path parts() {
        return folder.resolve("parts");
    }

    /** Goes back to what is written down, as after a crash: unfinished objects are thrown away, their records read again. */
    void restart() throws IOException {
        discard();
        progress = Progress.read(folder.resolve("progress.json"));
        positions.clear();
        positions.putAll(progress.positions());
        List<String> whole =
                progress.finished().stream().map(Progress.Finished::file).toList();
        try (Stream<Path> files = Files.list(parts())) {
            for (Path file : files.toList()) {
                if (!whole.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Throws the unfinished objects away. */
    void discard() throws IOException {
        for (OpenObject object : open.values()) {
            object.discard();
        }
        open.clear();
        active = 0;
    }

    /** Takes records that follow on those taken before from the same lane, through the processing into objects. */
    void take(Settings now, Lane lane, List<LogRecord> records) throws IOException {
        if (now.destination().backup() != null) {
            for (LogRecord each : records) {
                add(now, Partition.BACKUP, lane, each, each.data());
            }
        }
        now.processing().process(lane, records, new Processing.Out() {
            @Override
            public void deliver(Piece piece) throws IOException {
                Staging.this.deliver(now, piece);
            }

            @Override
            public void reject(Piece piece, Rejection why) throws IOException {
                Staging.this.reject(now, piece, why);
            }
        });
        positions.put(lane.name(), records.getLast().ordinal() + 1);
    }

    private void deliver(Settings now, Piece piece) throws IOException {
        Partition partition = Partition.of(piece.keys());
        if (partition.isDynamic() && active >= maxActive && !open.containsKey(partition)) {
            reject(
                    now,
                    piece,
                    Rejection.of(
                            "DynamicPartitioning.ActivePartitionLimitExceeded",
                            "The number of active partitions has exceeded the configured limit"));
        } else {
            add(now, partition, piece.lane(), piece.from(), piece.data());
        }
    }

    private void reject(Settings now, Piece piece, Rejection why) throws IOException {
        add(now, Partition.PROCESSING_FAILED, piece.lane(), piece.from(), why.line(piece, timeline.millis()));
    }

    private void add(Settings now, Partition partition, Lane lane, LogRecord from, Slice content) throws IOException {
        long delivered =
                progress.through().getOrDefault(partition.text(), Map.of()).getOrDefault(lane.name(), 0L);
        if (from.ordinal() >= delivered) {
            object(now, partition).add(lane, from, content);
        }
    }

    private OpenObject object(Settings now, Partition partition) throws IOException {
        OpenObject object = open.get(partition);
        if (object == null) {
            Target target = now.destination().target(partition);
            String id = UUID.randomUUID().toString();
            object = new OpenObject(parts().resolve(id), target.compression(), name + "-" + id, timeline.millis());
            open.put(partition, object);
            active += partition.isDynamic() ? 1 : 0;
            timeline.at(timeline.millis() + target.buffering().time().toMillis(), wake);
        }
        return object;
    }

    /** Makes the objects that are due whole, and notes that they are. True when there were any. */
    boolean finish(Settings now, Trigger trigger) throws IOException {
        List<Partition> due = due(now, trigger);
        for (Partition partition : due) {
            OpenObject object = open.get(partition);
            if (object != null) {
                finish(now, partition, object);
            }
        }
        if (!due.isEmpty()) {
            note();
        }
        return !due.isEmpty();
    }

    private List<Partition> due(Settings now, Trigger trigger) {
        long time = timeline.millis();
        List<Partition> due = new ArrayList<>();
        open.forEach((partition, object) -> {
            Buffering buffering = now.destination().target(partition).buffering();
            boolean full = object.bytes() >= buffering.bytes();
            boolean old = time - object.opened() >= buffering.time().toMillis();
            boolean isDue = switch (trigger) {
                case SIZE -> full;
                case SIZE_OR_TIME -> full || old;
                case ALWAYS -> true;
            };
            if (isDue) {
                due.add(partition);
            }
        });
        return due;
    }

    private void finish(Settings now, Partition partition, OpenObject object) throws IOException {
        object.finish();
        open.remove(partition);
        active -= partition.isDynamic() ? 1 : 0;
        String file = object.file().getFileName().toString();
        Target target = now.destination().target(partition);
        Instant time = Instant.ofEpochMilli(object.firstArrival());
        Template.Values values = new Template.Values(time, target.zone(), partition.keys(), partition.errorType());
        String key = target.prefix().fill(values) + suffix(now, target, time, file) + target.extension();
        boolean isStaged = now.loading() != null && partition.outlet() == Partition.Outlet.DELIVERED;
        progress.finished().add(new Progress.Finished(file, new S3Object(target.bucket(), key), isStaged));
        progress.through()
                .computeIfAbsent(partition.text(), _ -> new HashMap<>())
                .putAll(object.nextOrdinals());
    }

    /** Amazon Data Firehose Developer Guide, "Configure Amazon S3 object name format". */
    private String suffix(Settings now, Target target, Instant time, String id) {
        return name + "-" + now.version() + "-"
                + NAME_TIME.withZone(target.zone()).format(time) + "-" + id;
    }

    /**
     * Gives up a batch of objects: notes that a manifest naming them is to be put under {@code errors/}, in the same step
     * in which the batch is forgotten.
     */
    void skip(Settings now, Progress.Batch batch) throws IOException {
        String id = UUID.randomUUID().toString();
        Target target = now.destination().delivered();
        Instant time = timeline.clock().instant();
        Path file = parts().resolve(id);
        Files.write(file, Manifest.of(batch.objects()).getBytes(StandardCharsets.UTF_8));
        String key = Manifest.PREFIX + target.prefixTime(time) + suffix(now, target, time, id);
        progress.finished().add(new Progress.Finished(id, new S3Object(target.bucket(), key), false));
        progress.batch(null);
        note();
    }

    /** Writes down how far everything is. */
    void note() throws IOException {
        positions.forEach((lane, position) -> {
            long base = position;
            for (OpenObject object : open.values()) {
                base = Math.min(base, object.firstOrdinals().getOrDefault(lane, Long.MAX_VALUE));
            }
            progress.positions().put(lane, base);
        });
        for (Map<String, Long> through : progress.through().values()) {
            through.entrySet()
                    .removeIf(entry -> entry.getValue() <= progress.positions().getOrDefault(entry.getKey(), 0L));
        }
        progress.through().values().removeIf(Map::isEmpty);
        progress.write();
    }
}
