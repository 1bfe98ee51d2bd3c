package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.event.EndpointEvent.ObjectDelivered.Content;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.jq.Cutoff;
import dev.kdt.local.delivery.OpenObjects.Trigger;
import dev.kdt.local.log.LogRecord;
import dev.kdt.local.time.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The objects that a delivery stream is filling, in files that nobody else sees. An object that is done is noted in the
 * progress under the key that it will have; a crash before that makes its records be read again, one after that makes the
 * file be put again: never both. Used by one thread.
 */
final class Staging implements AutoCloseable {
    private final String name;
    private final Parts parts;
    private final Path progressFile;
    private final Timeline timeline;
    private final Runnable wake;
    private final int maxActive;
    private final Map<String, Long> positions = new HashMap<>();
    private final OpenObjects open = new OpenObjects();
    private final BlockDeflater deflater = new BlockDeflater();
    private final Cutoff cutoff = new Cutoff();
    private final Losses losses = new Losses();
    private DeliveryProgress progress;

    /**
     * Opens what is kept in {@code folder}.
     *
     * @param wake called when an object may have become due
     * @param maxActive how many partitions of dynamic partitioning may be filled at a time
     */
    Staging(String name, Path folder, Timeline timeline, Runnable wake, int maxActive) throws IOException {
        this.name = name;
        this.parts = Parts.in(folder.resolve("parts"));
        this.progressFile = folder.resolve("progress.json");
        this.timeline = timeline;
        this.wake = wake;
        this.maxActive = maxActive;
        this.progress = DeliveryProgress.read(progressFile);
        restart();
    }

    DeliveryProgress progress() {
        return progress;
    }

    /** The records and objects that did not reach the destination. */
    Losses losses() {
        return losses;
    }

    /** The ordinal after the last record taken, by lane. */
    Map<String, Long> positions() {
        return positions;
    }

    /** The file of a finished object. */
    Path file(DeliveryProgress.Finished object) {
        return parts.file(object.file());
    }

    /** Goes back to what is written down, as after a crash: unfinished objects are thrown away, their records read again. */
    void restart() throws IOException {
        open.discard();
        progress = DeliveryProgress.read(progressFile);
        positions.clear();
        positions.putAll(progress.positions());
        parts.keepOnly(progress.finished().stream()
                .map(DeliveryProgress.Finished::file)
                .collect(Collectors.toSet()));
    }

    /** Takes records that follow on those taken before from the same lane, through the processing into objects. */
    void take(Settings now, DeliveryLane lane, List<LogRecord> records) throws IOException {
        if (now.destination().backup() != null) {
            for (LogRecord each : records) {
                add(now, Partition.BACKUP, lane, each, each.data());
            }
        }
        now.processing().process(lane, records, cutoff, new ProcessingStages.Out() {
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

    /** Ends expressions that go on for too long; nothing more is taken. Called by any thread. */
    void cutOff() {
        cutoff.cutOff();
    }

    private void deliver(Settings now, Piece piece) throws IOException {
        Partition partition = Partition.of(piece.keys());
        boolean isNew = open.get(partition) == null && !isDelivered(partition, piece.lane(), piece.from());
        if (isNew && partition.isDynamic() && open.active() >= maxActive) {
            reject(now, piece, Rejection.OVER_THE_LIMIT);
        } else {
            add(now, partition, piece.lane(), piece.from(), piece.data());
        }
    }

    private void reject(Settings now, Piece piece, Rejection why) throws IOException {
        Partition partition = Partition.of(why.type());
        add(now, partition, piece.lane(), piece.from(), why.line(piece, timeline.millis()));
        OpenObject object = open.get(partition);
        if (object != null && why.isOfTheMoment()) {
            object.markOfTheMoment();
        }
    }

    private void add(Settings now, Partition partition, DeliveryLane lane, LogRecord from, Slice content)
            throws IOException {
        OpenObject object = open.get(partition);
        if (object == null) {
            if (isDelivered(partition, lane, from)) {
                return;
            }
            object = begin(now, partition, from.arrival());
        }
        object.add(lane, from, content);
    }

    private boolean isDelivered(Partition partition, DeliveryLane lane, LogRecord from) {
        return from.ordinal() < progress.through(partition).getOrDefault(lane.name(), 0L);
    }

    private OpenObject begin(Settings now, Partition partition, long arrival) throws IOException {
        ObjectTarget target = now.destination().target(partition);
        long interval = target.buffering().time().toMillis();
        long since = timeline.millis() - arrival < interval ? arrival : timeline.millis();
        String id = Parts.newName();
        OpenObject object = new OpenObject(
                parts.file(id), target.compression(), deflater, name + "-" + id, since, progress.through(partition));
        open.add(partition, object);
        timeline.at(since + interval, wake);
        return object;
    }

    /** Makes the objects that are due whole, and notes that they are. True when there were any. */
    boolean finish(Settings now, Trigger trigger) throws IOException {
        List<Map.Entry<Partition, OpenObject>> due = open.due(now.destination(), trigger, timeline.millis());
        if (due.isEmpty()) {
            return false;
        }
        for (Map.Entry<Partition, OpenObject> each : due) {
            each.getValue().end();
        }
        parts.force(due.stream().map(each -> each.getValue().id()).toList());
        for (Map.Entry<Partition, OpenObject> each : due) {
            finish(now, each.getKey(), each.getValue());
        }
        note();
        return true;
    }

    private void finish(Settings now, Partition partition, OpenObject object) {
        open.remove(partition);
        ObjectTarget target = now.destination().target(partition);
        String key = new ObjectKeys(name, now.version())
                .of(target, partition, Instant.ofEpochMilli(object.firstArrival()), object.id());
        boolean isStaged = now.loading() != null && partition.purpose() == Partition.Purpose.DELIVERED;
        progress.finish(
                partition,
                object.nextOrdinals(),
                new DeliveryProgress.Finished(
                        object.id(),
                        new S3Object(target.bucket(), key),
                        isStaged,
                        new DeliveryProgress.Summary(
                                content(partition),
                                object.records(),
                                target.compression().encoding())));
        if (partition.purpose() == Partition.Purpose.ERROR) {
            losses.rejected(object.records());
        }
    }

    private static Content content(Partition partition) {
        return switch (partition.purpose()) {
            case DELIVERED -> Content.DELIVERED;
            case ERROR -> Content.ERRORS;
            case BACKUP -> Content.BACKUP;
        };
    }

    /**
     * Gives up a batch of objects: notes that a manifest naming them is to be put under {@code errors/}, in the same step
     * in which the batch is forgotten.
     */
    void skip(Settings now, DeliveryProgress.Batch batch) throws IOException {
        String id = parts.write(Manifest.of(batch.objects()).getBytes(StandardCharsets.UTF_8));
        ObjectTarget target = now.destination().delivered();
        String key = new ObjectKeys(name, now.version())
                .ofManifest(target, timeline.clock().instant(), id);
        DeliveryProgress.Summary manifest = new DeliveryProgress.Summary(Content.ERRORS, 0, "");
        progress.finished().add(new DeliveryProgress.Finished(id, new S3Object(target.bucket(), key), false, manifest));
        losses.skipped(batch.objects().size());
        progress.batch(null);
        note();
    }

    /** Writes down how far everything is. */
    void note() throws IOException {
        positions.forEach((lane, position) -> progress.advance(lane, open.firstOrdinal(lane, position)));
        progress.write(progressFile);
    }

    /** Throws the unfinished objects away. */
    @Override
    public void close() throws IOException {
        open.discard();
        deflater.close();
    }
}
