package dev.kdt.local.delivery;

import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.local.delivery.OpenObjects.Trigger;
import dev.kdt.local.time.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Moves the records of one delivery stream into objects and the objects to their destination, on a thread of its own. What
 * fails is tried again every second; meanwhile nothing more is read.
 */
final class DeliveryWorker implements AutoCloseable {
    private static final FlushResult STOPPED = new FlushResult(0, 0, "the delivery stream is being stopped");

    /** Time that a worker has to end its current work when it is stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String name;
    private final LaneSource source;
    private final DeliveryContext context;
    private final Signal signal = new Signal();
    private final Staging staging;
    private final ObjectUploader uploader;
    private final DeliveryLaneReader reader;
    private final Waiters waiters = new Waiters();
    private final SettingsSwitch settings;
    private final RetryState retry;
    private final Thread thread;
    private volatile boolean closing;

    /** After a failure of this machine's disk, or a mistake of ours, objects may be damaged: their records are read again. */
    private boolean isToRestart;

    private DeliveryWorker(String name, Path folder, LaneSource source, DeliveryContext context, Settings settings)
            throws IOException {
        this.name = name;
        this.source = source;
        this.context = context;
        this.settings = new SettingsSwitch(settings);
        this.retry = new RetryState(name, context.timeline(), context.events()::damage, signal::raise);
        this.staging = new Staging(
                name,
                folder,
                context.timeline(),
                signal::raise,
                context.options().maxActivePartitions());
        this.reader = new DeliveryLaneReader(source, staging);
        this.uploader = new ObjectUploader(name, staging, context.objects(), context.timeline(), context.events());
        this.thread = Thread.ofPlatform().daemon().name("kdt-delivery-" + name).unstarted(this::run);
    }

    /** Starts to deliver what {@code source} has, as {@code settings} say; goes on where it stopped. */
    static DeliveryWorker start(String name, Path folder, LaneSource source, DeliveryContext context, Settings settings)
            throws IOException {
        DeliveryWorker worker = new DeliveryWorker(name, folder, source, context, settings);
        source.listen(worker.signal::raise);
        worker.thread.start();
        return worker;
    }

    /** Delivers what is buffered now; done when it is at its destination, or the destination did not take it. */
    CompletableFuture<FlushResult> flush() {
        return await(Trigger.ALWAYS);
    }

    /** Done when everything is read and what is due is delivered. */
    CompletableFuture<FlushResult> settle() {
        return await(Trigger.SIZE_OR_AGE);
    }

    private CompletableFuture<FlushResult> await(Trigger trigger) {
        CompletableFuture<FlushResult> done = waiters.add(trigger);
        signal.raise();
        if (!thread.isAlive()) {
            done.complete(STOPPED);
        }
        return done;
    }

    /** Why something is not delivered at present; empty when nothing is in the way. */
    String failure() {
        return retry.failure();
    }

    /** Goes on by other settings, once {@code noted} has written down that there are: see {@link SettingsSwitch#change}. */
    CompletableFuture<Void> change(Settings next, SettingsSwitch.Noting noted) {
        CompletableFuture<Void> done = settings.ask(next, noted);
        signal.raise();
        if (!thread.isAlive()) {
            settings.end();
        }
        return done;
    }

    private void run() {
        try {
            while (!closing) {
                if (!step()) {
                    signal.await();
                }
            }
            staging.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            context.events()
                    .damage("delivery stream '" + name
                            + "' cannot close its unfinished files, whose records are delivered after the next start: "
                            + e);
        }
    }

    /** One round: puts finished objects, reads on, finishes objects that are due. True when there is more to do at once. */
    private boolean step() {
        Waiters.Round round = waiters.take();
        long begun = context.timeline().millis(); // Of what comes later, no flush needs to wait for.
        try {
            restartIfDue();
            settings.change(staging);
            Settings now = settings.current();
            uploader.put();
            boolean more = readOn(now);
            while (more && round.isWaitedFor() && reader.readTo() <= begun && !closing) {
                more = readOn(now);
            }
            finish(now, more && !round.isWaitedFor() ? Trigger.SIZE_OR_TIME : round.trigger());
            Loading loading = now.loading();
            if (loading != null) {
                uploader.load(now, loading);
            }
            retry.succeeded();
            return more;
        } catch (TryAgainException e) {
            if (!closing) {
                source.stuck();
                retry.failed(e);
            }
            return false;
        } catch (IOException | RuntimeException | Error e) {
            isToRestart = true;
            source.stuck();
            retry.failed(e);
            return false;
        } finally {
            if (round.isWaitedFor()) {
                round.end(result(round));
            }
        }
    }

    /** Goes back to what is written down, before anything else: what is in memory may be past records that no object holds. */
    private void restartIfDue() throws IOException {
        if (isToRestart) {
            staging.restart();
            isToRestart = false;
        }
    }

    private FlushResult result(Waiters.Round round) {
        if (closing) {
            return STOPPED;
        }
        return round.isFlush() ? staging.losses().result(retry.failure()) : new FlushResult(0, 0, retry.failure());
    }

    private boolean readOn(Settings now) throws IOException {
        boolean more = false;
        reader.beginPass();
        for (DeliveryLane lane : reader.lanes()) {
            if (reader.read(now, lane)) {
                more = true;
                finish(now, Trigger.SIZE);
            }
        }
        return more;
    }

    private void finish(Settings now, Trigger trigger) throws IOException {
        if (staging.finish(now, trigger)) {
            uploader.put();
            reader.tellDelivered();
        }
    }

    /** Begins to stop, and does not wait for it. */
    void stop() {
        closing = true;
        staging.cutOff();
        signal.raise();
    }

    /** Stops; what is buffered stays in the source and is delivered by the next worker. */
    @Override
    public void close() throws IOException {
        stop();
        try {
            if (!thread.join(PATIENCE)) {
                thread.interrupt(); // It waits for its destination, or for a function.
                if (!thread.join(PATIENCE)) {
                    context.events()
                            .damage("delivery stream '" + name
                                    + "' does not stop in time; what is not delivered yet is delivered after"
                                    + " the next start");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
        waiters.take().end(STOPPED);
        settings.end();
    }
}
