package dev.kdt.local.delivery;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.local.time.Timeline;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Uploads whole objects to S3 and, where the destination is a database, loads them from there. Runs on one thread. */
final class ObjectUploader {
    private final String name;
    private final Staging staging;
    private final ObjectStore store;
    private final Timeline timeline;
    private final EndpointListener events;

    ObjectUploader(String name, Staging staging, ObjectStore store, Timeline timeline, EndpointListener events) {
        this.name = name;
        this.staging = staging;
        this.store = store;
        this.timeline = timeline;
        this.events = events;
    }

    /**
     * Puts all finished objects to S3.
     *
     * @throws TryAgainException when S3 does not take one; it is still there
     */
    void put() throws IOException {
        DeliveryProgress progress = staging.progress();
        if (progress.finished().isEmpty()) {
            return;
        }
        for (DeliveryProgress.Finished each : progress.finished()) {
            put(each);
        }
        force(progress.finished());
        for (DeliveryProgress.Finished each : progress.finished()) {
            if (each.isStaged()) {
                progress.staged().add(each.object());
            }
        }
        progress.finished().clear();
        staging.note();
    }

    /** Until objects are safe where they are now, progress must tell of them. Those that were put before a crash are among them. */
    private void force(List<DeliveryProgress.Finished> objects) throws TryAgainException {
        try {
            store.force(objects.stream().map(DeliveryProgress.Finished::object).toList());
        } catch (IOException e) {
            throw new TryAgainException(
                    "cannot force " + objects.getFirst().object().url() + " to the disk: " + reason(e), e);
        }
    }

    private void put(DeliveryProgress.Finished object) throws TryAgainException {
        Path file = staging.file(object);
        try {
            if (Files.exists(file)) { // Else it was put before a crash.
                long bytes = Files.size(file);
                store.put(object.object(), file, object.summary().encoding());
                Files.deleteIfExists(file);
                events.happened(new EndpointEvent.ObjectDelivered(
                        name,
                        object.object().url(),
                        bytes,
                        object.summary().records(),
                        object.summary().content()));
            }
        } catch (IOException e) {
            throw new TryAgainException("cannot write " + object.object().url() + ": " + reason(e), e);
        }
    }

    /** The message of a file system's exception is a path and no more. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
    }

    /**
     * Loads the objects that are staged, oldest first, all that are there in one batch. A batch that cannot be loaded for
     * longer than {@code loading} tries is skipped.
     *
     * @throws TryAgainException when a batch was not loaded and is to be tried again
     */
    void load(Settings now, Loading loading) throws IOException {
        DeliveryProgress progress = staging.progress();
        while (progress.batch() != null || !progress.staged().isEmpty()) {
            DeliveryProgress.Batch batch = progress.batch();
            if (batch == null) {
                batch = new DeliveryProgress.Batch(
                        UUID.randomUUID().toString(), timeline.millis(), List.copyOf(progress.staged()));
                progress.staged().clear();
                progress.batch(batch);
                staging.note(); // Its id must be known after a crash, or it might be loaded twice.
            }
            try {
                loading.loader().load(batch.id(), batch.objects());
                progress.batch(null);
                staging.note();
            } catch (LoadException e) {
                giveUpOrTryAgain(now, loading, batch, e);
            }
        }
    }

    private void giveUpOrTryAgain(Settings now, Loading loading, DeliveryProgress.Batch batch, LoadException failure)
            throws IOException {
        if (timeline.millis() - batch.since() < loading.retry().toMillis()) {
            throw new TryAgainException(
                    "cannot load a batch of " + objects(batch) + ": " + failure.getMessage(), failure);
        }
        events.damage("delivery stream '" + name + "' gave up loading " + objects(batch)
                + ", listed in a manifest under " + Manifest.PREFIX + ": " + failure.getMessage());
        staging.skip(now, batch);
        put();
    }

    private static String objects(DeliveryProgress.Batch batch) {
        int count = batch.objects().size();
        return count == 1 ? "1 object" : count + " objects";
    }
}
