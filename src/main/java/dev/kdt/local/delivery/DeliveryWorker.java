package dev.kdt.local.delivery;

import dev.kdt.local.log.LogRecord;
import dev.kdt.local.time.Signal;
import dev.kdt.local.time.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves the records of one delivery stream into objects, on a thread of its own. An object is first a whole file on the
 * disk, then it is noted in the progress with the key it will have, then it is put there: so a crash at any point neither
 * loses a record nor delivers an object under two names.
 */
final class DeliveryWorker implements AutoCloseable {
    private static final int READ_RECORDS = 1_000;
    private static final long READ_BYTES = 4 << 20;
    /** Amazon Data Firehose, "Quota": active partitions of a delivery stream. */
    private static final int MAX_PARTITIONS = 500;

    private static final long RETRY_MILLIS = 1_000;

    private final String name;
    private final Path folder;
    private final LaneSource source;
    private final ObjectStore store;
    private final Timeline timeline;
    private final Supplier<Settings> settings;
    private final Consumer<String> report;
    private final Signal signal = new Signal();
    private final Progress progress;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<Partition, OpenObject> open = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Ask> asks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    /** Whether the progress on the disk is that in memory. */
    private boolean noted = true;

    private volatile boolean closing;
    private volatile boolean stuck;

    /** What may change while it runs: the version of the delivery stream, its destination, its processing. */
    record Settings(
            String version,
            Destination destination,
            @Nullable Destination backup,
            Processing processing) {}

    private DeliveryWorker(
            String name,
            Path folder,
            LaneSource source,
            ObjectStore store,
            Timeline timeline,
            Supplier<Settings> settings,
            Consumer<String> report)
            throws IOException {
        this.name = name;
        this.folder = folder;
        this.source = source;
        this.store = store;
        this.timeline = timeline;
        this.settings = settings;
        this.report = report;
        this.progress = Progress.read(folder.resolve("progress.json"));
        this.positions.putAll(progress.positions());
        Files.createDirectories(parts());
        this.thread = Thread.ofPlatform().daemon().name("kdt-delivery-" + name).unstarted(this::run);
    }

    static DeliveryWorker start(
            String name,
            Path folder,
            LaneSource source,
            ObjectStore store,
            Timeline timeline,
            Supplier<Settings> settings,
            Consumer<String> report)
            throws IOException {
        DeliveryWorker worker = new DeliveryWorker(name, folder, source, store, timeline, settings, report);
        source.listen(worker.signal::raise);
        worker.thread.start();
        return worker;
    }

    /** Somebody waits until everything is read, and what is due — or all of it — is delivered. */
    private record Ask(Trigger trigger, CompletableFuture<Void> done) {}

    /** What makes an object due. */
    private enum Trigger {
        SIZE,
        SIZE_OR_TIME,
        FLUSH
    }

    /** Delivers what is buffered now; done when it is at its destination. */
    CompletableFuture<Void> flush() {
        return ask(Trigger.FLUSH);
    }

    /** Done when everything is read and what is due is delivered. */
    CompletableFuture<Void> settle() {
        return ask(Trigger.SIZE_OR_TIME);
    }

    private CompletableFuture<Void> ask(Trigger trigger) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        asks.add(new Ask(trigger, done));
        signal.raise();
        return done;
    }

    /** Looks at the settings and the sources again. */
    void wake() {
        signal.raise();
    }

    /** Whether the destination does not take objects at the moment. */
    boolean isStuck() {
        return stuck;
    }

    private Path parts() {
        return folder.resolve("parts");
    }

    private void run() {
        try {
            forgetUnfinished();
            while (!closing) {
                if (!step()) {
                    signal.await();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            report.accept("delivery stream '" + name + "' stopped: " + e);
        } finally {
            discardOpen();
        }
    }

    /** Files that a crash left half-written: their records are read again. */
    private void forgetUnfinished() throws IOException {
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

    /** One round: puts finished objects, reads on, finishes objects that are due. True when there is more to do at once. */
    private boolean step() {
        List<Ask> asked = new ArrayList<>();
        for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
            asked.add(ask);
        }
        try {
            putFinished();
            boolean more = readOn();
            while (more && !asked.isEmpty() && !closing) {
                more = readOn();
            }
            boolean flush = asked.stream().anyMatch(ask -> ask.trigger() == Trigger.FLUSH);
            finish(due(flush ? Trigger.FLUSH : Trigger.SIZE_OR_TIME));
            putFinished();
            stuck = false;
            return more;
        } catch (DestinationException e) {
            tryAgainLater(e);
            return false;
        } catch (IOException | UncheckedIOException e) {
            // An open object may hold half of a batch: start again from what is noted.
            discardOpen();
            positions.clear();
            positions.putAll(progress.positions());
            tryAgainLater(e);
            return false;
        } finally {
            asked.forEach(ask -> ask.done().complete(null));
        }
    }

    private void tryAgainLater(Exception failure) {
        stuck = true;
        report.accept("delivery stream '" + name + "' tries again in a second: " + failure);
        timeline.at(timeline.millis() + RETRY_MILLIS, signal::raise);
    }

    /** The destination does not take an object; everything else is well. */
    private static final class DestinationException extends IOException {
        DestinationException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private boolean readOn() throws IOException {
        boolean more = false;
        Settings now = settings.get();
        for (Lane lane : source.lanes(positions)) {
            lanes.put(lane.name(), lane);
            Long known = positions.get(lane.name());
            long from = known == null ? source.start(lane) : known;
            if (known == null) {
                positions.put(lane.name(), from);
            }
            if (from < lane.log().nextOrdinal()) {
                List<LogRecord> records = lane.log().read(from, READ_RECORDS, READ_BYTES);
                take(now, lane, records);
                more = true;
                finish(due(Trigger.SIZE));
            }
        }
        return more;
    }

    private void take(Settings now, Lane lane, List<LogRecord> records) throws IOException {
        for (LogRecord item : records) {
            now.processing().process(item, (wanted, content) -> {
                Partition partition = allowed(wanted);
                long delivered = progress.through()
                        .getOrDefault(partition.text(), Map.of())
                        .getOrDefault(lane.name(), 0L);
                if (item.ordinal() >= delivered) {
                    object(now, partition, item).add(lane, item, content);
                }
            });
            positions.put(lane.name(), item.ordinal() + 1);
        }
    }

    /** Beyond the active partitions that the service allows, records go to the error output. */
    private Partition allowed(Partition wanted) {
        return open.size() >= MAX_PARTITIONS && !open.containsKey(wanted)
                ? new Partition.Failed("processing-failed")
                : wanted;
    }

    private OpenObject object(Settings now, Partition partition, LogRecord first) throws IOException {
        OpenObject object = open.get(partition);
        if (object == null) {
            Path file = parts().resolve(UUID.randomUUID().toString());
            object = new OpenObject(file, Naming.compression(now, partition), first.arrival(), timeline.millis());
            open.put(partition, object);
            timeline.at(timeline.millis() + now.destination().bufferTime().toMillis(), signal::raise);
        }
        return object;
    }

    private List<Partition> due(Trigger trigger) {
        Destination destination = settings.get().destination();
        long now = timeline.millis();
        List<Partition> due = new ArrayList<>();
        open.forEach((partition, object) -> {
            boolean full = object.bytes() >= destination.bufferBytes();
            boolean old = now - object.opened() >= destination.bufferTime().toMillis();
            boolean isDue = switch (trigger) {
                case SIZE -> full;
                case SIZE_OR_TIME -> full || old;
                case FLUSH -> true;
            };
            if (isDue) {
                due.add(partition);
            }
        });
        return due;
    }

    /** Makes these objects whole and notes that they are. */
    private void finish(List<Partition> partitions) throws IOException {
        if (partitions.isEmpty()) {
            return;
        }
        Settings now = settings.get();
        List<Progress.Finished> whole = new ArrayList<>();
        for (Partition partition : partitions) {
            OpenObject object = open.get(partition);
            if (object != null) {
                object.finish();
                whole.add(new Progress.Finished(
                        object.file().getFileName().toString(),
                        Naming.destination(now, partition).bucket(),
                        Naming.key(name, now, partition, object.firstArrival())));
            }
        }
        for (Partition partition : partitions) { // Nothing fails any more between here and the note.
            OpenObject object = open.remove(partition);
            if (object != null) {
                progress.through()
                        .computeIfAbsent(partition.text(), _ -> new HashMap<>())
                        .putAll(object.nextOrdinals());
            }
        }
        progress.finished().addAll(whole);
        noted = false;
        note();
    }

    /** Writes down how far everything is. */
    private void note() throws IOException {
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
        progress.write(folder.resolve("progress.json"));
        noted = true;
        progress.positions().forEach((lane, base) -> {
            Lane known = lanes.get(lane);
            if (known != null) {
                source.delivered(known, base);
            }
        });
    }

    private void putFinished() throws IOException {
        if (!noted) {
            note(); // Before anything is put, or a crash would put it twice.
        }
        if (progress.finished().isEmpty()) {
            return;
        }
        while (!progress.finished().isEmpty()) {
            Progress.Finished object = progress.finished().getFirst();
            Path file = parts().resolve(object.file());
            if (Files.exists(file)) { // Else it was put before a crash.
                put(object, file);
                Files.deleteIfExists(file);
            }
            progress.finished().removeFirst();
        }
        note();
    }

    private void put(Progress.Finished object, Path file) throws DestinationException {
        try {
            store.put(object.bucket(), object.key(), file);
        } catch (IOException e) {
            throw new DestinationException(e);
        }
    }

    private void discardOpen() {
        for (OpenObject object : open.values()) {
            try {
                object.discard();
            } catch (IOException e) {
                report.accept("delivery stream '" + name + "': " + object.file() + " is left behind: " + e);
            }
        }
        open.clear();
    }

    /** Stops; what is buffered stays in the source and is delivered by the next worker. */
    @Override
    public void close() throws IOException {
        closing = true;
        signal.raise();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
        asks.forEach(ask -> ask.done().complete(null));
    }
}
