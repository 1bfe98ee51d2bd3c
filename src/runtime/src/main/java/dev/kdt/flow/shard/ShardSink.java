package dev.kdt.flow.shard;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Arrival;
import dev.kdt.codec.Failure;
import dev.kdt.flow.AbandonableCalls;
import dev.kdt.flow.Admission;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.BatchRefusedException;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sink;
import dev.kdt.flow.TargetLostException;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to the shards of a stream, several requests at a time. Only what failed is sent again, after a wait that concerns its shard
 * alone; one that is never taken becomes undeliverable. With an order of keys, at most one parcel of a key is on its way.
 */
public final class ShardSink implements Sink {
    private static final String STOPPED = "not sent: it was stopped before";

    private final BatchApi api;
    private final Routes routes;
    private final Settings settings;
    private final AbandonableCalls calls;
    private final Admission admission;
    private final Backlog backlog;
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean anyTaken;
    private volatile @Nullable TargetLostException lost;

    /**
     * The settings of sending.
     *
     * @param requests how many requests may be on their way at the same time
     */
    public record Settings(
            int requests, KeyOrdering ordering, Retrying retrying, RunCounters counters, SendStatistics statistics) {}

    public ShardSink(BatchApi api, Routes routes, Settings settings) {
        this.api = api;
        this.routes = routes;
        this.settings = settings;
        this.calls = new AbandonableCalls(api.target(), settings.retrying().notices());
        this.admission = new Admission(api, calls);
        this.backlog = new Backlog(
                api.limits(),
                settings.requests(),
                routes,
                settings.retrying(),
                settings.counters(),
                settings.ordering().newOrder());
        settings.retrying().stop().onUrgent(backlog::hurry);
        settings.retrying().stop().onAbandon(this::abandon);
        for (int i = 0; i < settings.requests(); i++) {
            senders.add(Thread.ofVirtual().name("kdt-send-" + i).start(this::sendAll));
        }
    }

    /** @throws TargetLostException when the target is gone: nothing more can be delivered */
    @Override
    public void send(Output output, Ticket ticket) throws InterruptedException {
        requireUsable();
        KinesisRecord addressed = routes.address(output.source());
        Output kept = new Output(Slice.of(output.bytes().toBytes()), output.source());
        Piece piece = new Piece(kept, new Output(kept.bytes(), addressed), api.size(output), ticket);
        try {
            Failure obstacle = admission.obstacle(kept, piece.size());
            if (obstacle == null) {
                backlog.offer(piece);
            } else {
                backlog.parked(piece);
                piece.undeliverable(obstacle);
            }
        } catch (AbandonableCalls.AbandonedException _) {
            backlog.parked(piece);
            piece.unavailable(Failure.deliver(STOPPED, 0));
        }
    }

    @Override
    public void flush() {
        backlog.flush();
    }

    /** @throws TargetLostException when the target is gone: nothing more can be delivered */
    @Override
    public void requireUsable() {
        TargetLostException known = lost;
        if (known != null) {
            throw known;
        }
    }

    @Override
    public void close() {
        backlog.close();
        boolean interrupted = false;
        for (Thread each : senders) {
            while (each.isAlive()) {
                try {
                    each.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void abandon() {
        backlog.end(STOPPED);
        calls.abandon();
    }

    private void sendAll() {
        try {
            for (List<Parcel> batch = backlog.take(); batch != null; batch = backlog.take()) {
                send(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lose("sending to " + api.target() + " was interrupted", e);
        }
    }

    private void send(List<Parcel> batch) throws InterruptedException {
        ParcelRequest request = new ParcelRequest(api, calls, settings.counters(), settings.statistics());
        try {
            request.send(batch);
            conclude(request);
        } catch (RuntimeException | Error e) {
            String end = "sending to " + api.target() + " broke off: " + e;
            request.failed(batch, Arrival.UNKNOWN, end);
            lose(end, e);
        } finally {
            backlog.done(batch);
        }
        String shard = request.strangeShard();
        if (shard != null && !routes.knows(shard)) {
            routes.refresh();
            backlog.reroute();
        }
    }

    private void conclude(ParcelRequest request) {
        if (request.anyTaken()) {
            anyTaken = true;
        }
        request.settleInDoubt(anyTaken);
        BatchRefusedException refusal = request.refusalOfAll();
        if (request.lost() != null) {
            lose(String.valueOf(request.lost().getMessage()), request.lost());
        } else if (refusal != null && !anyTaken) {
            lose(String.valueOf(refusal.getMessage()), refusal);
        }
    }

    private void lose(String why, Throwable cause) {
        if (lost == null) {
            lost = new TargetLostException(why, cause);
        }
        backlog.end(why);
    }
}
