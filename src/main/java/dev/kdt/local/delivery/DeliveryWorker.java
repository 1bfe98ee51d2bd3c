package dev.kdt.local.delivery;

import dev.kdt.local.delivery.OpenObjects.Trigger;
import dev.kdt.local.time.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Moves the records of one delivery stream into objects and the objects to their destination, on a thread of its own. What
 * fails is tried again every second; meanwhile nothing more is read.
 */
final class DeliveryWorker implements AutoCloseable {
    private final String name;
    private final LaneSource source;
    private final DeliveryContext context;
    private final Signal signal = new Signal();
    private final Staging staging;
    private final Shipping shipping;
    private final LaneReader reader;
    private final Waiters waiters = new Waiters();
    private final SettingsSwitch settings;
    private final Trouble trouble;
    private final Thread thread;
    private volatile boolean closing;

    private DeliveryWorker(String name, Path folder, LaneSource source, DeliveryContext context, Settings settings)
            throws IOException {
        this.name = name;
        this.source = source;
        this.context = context;
        this.settings = new SettingsSwitch(settings);
        this.trouble = new Trouble(name, context.timeline(), context.report(), signal::raise);
        this.staging = new Staging(
                name,
                folder,
                context.timeline(),
                signal::raise,
                context.options().maxActivePartitions());
        this.reader = new LaneReader(source, staging);
        this.shipping = new Shipping(name, staging, context.objects(), context.timeline(), context.report());
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
    CompletableFuture<Void> flush() {
        return await(Trigger.ALWAYS);
    }

    /** Done when everything is read and what is due is delivered. */
    CompletableFuture<Void> settle() {
        return await(Trigger.SIZE_OR_AGE);
    }

    private CompletableFuture<Void> await(Trigger trigger) {
        CompletableFuture<Void> done = waiters.add(trigger);
        signal.raise();
        if (!thread.isAlive()) {
            done.complete(null);
        }
        return done;
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
            context.report().accept("delivery stream '" + name + "' leaves unfinished files behind: " + e);
        }
    }

    /** One round: puts finished objects, reads on, finishes objects that are due. True when there is more to do at once. */
    private boolean step() {
        Waiters.Round round = waiters.take();
        try {
            settings.change(staging);
            Settings now = settings.current();
            shipping.put();
            boolean more = readOn(now);
            while (more && round.isWaitedFor() && !closing) {
                more = readOn(now);
            }
            finish(now, more ? Trigger.SIZE_OR_TIME : round.trigger());
            Loading loading = now.loading();
            if (loading != null) {
                shipping.load(now, loading);
            }
            trouble.isOver();
            return more;
        } catch (TryAgainException e) {
            if (!closing) {
                source.stuck();
                trouble.with(e);
            }
            return false;
        } catch (IOException | RuntimeException e) {
            restart();
            source.stuck();
            trouble.with(e);
            return false;
        } finally {
            round.end();
        }
    }

    /** After a failure of this machine's disk, or a mistake of ours, objects may be damaged: their records are read again. */
    private void restart() {
        try {
            staging.restart();
        } catch (IOException e) {
            context.report().accept("delivery stream '" + name + "' cannot go back to what is kept: " + e);
        }
    }

    private boolean readOn(Settings now) throws IOException {
        boolean more = false;
        for (Lane lane : reader.lanes()) {
            if (reader.read(now, lane)) {
                more = true;
                finish(now, Trigger.SIZE);
            }
        }
        return more;
    }

    private void finish(Settings now, Trigger trigger) throws IOException {
        if (staging.finish(now, trigger)) {
            shipping.put();
            reader.tellDelivered();
        }
    }

    /** Stops; what is buffered stays in the source and is delivered by the next worker. */
    @Override
    public void close() throws IOException {
        closing = true;
        staging.cutOff();
        signal.raise();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
        waiters.take().end();
        settings.end();
    }
}
