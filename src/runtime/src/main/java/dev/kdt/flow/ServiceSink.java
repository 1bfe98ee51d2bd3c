package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to a service in requests as large as its limits allow. Only the entries that failed are sent again; one that is never
 * taken becomes undeliverable, alone. With one request at a time, records arrive in the order they were sent, but for those that
 * had to be sent again.
 */
public final class ServiceSink implements Sink {
    private final BatchApi api;
    private final Settings settings;
    private final AbandonableCalls calls;
    private final Admission admission;
    private final Semaphore requests;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private List<BatchEntry> filling = new ArrayList<>();
    private int fillingBytes;
    private volatile boolean anyTaken;
    private volatile @Nullable TargetLostException lost;

    /**
     * The settings of sending.
     *
     * @param requests how many requests may be on their way at the same time
     * @param onDoubt what becomes of records in a request that may have arrived
     */
    public record Settings(int requests, Retrying retrying, RunCounters counters, OnDoubt onDoubt) {
        /** Records that may have arrived are sent again. */
        public Settings(int requests, Retrying retrying, RunCounters counters) {
            this(requests, retrying, counters, OnDoubt.SEND_AGAIN);
        }
    }

    public ServiceSink(BatchApi api, Settings settings) {
        this.api = api;
        this.settings = settings;
        this.calls = new AbandonableCalls(api.target(), settings.retrying().notices());
        this.admission = new Admission(api, calls);
        this.requests = new Semaphore(settings.requests());
        settings.retrying().stop().onAbandon(calls::abandon);
    }

    /** @throws TargetLostException when the target is gone: nothing more can be delivered */
    @Override
    public void send(Output output, Ticket ticket) throws InterruptedException {
        requireUsable();
        int size = api.size(output);
        if (!isDeliverable(output, size, ticket)) {
            return;
        }
        Output kept = output.withBytes(Slice.of(output.bytes().toBytes()));
        lock.lockInterruptibly();
        try {
            boolean isFull = filling.size() == api.limits().count()
                    || fillingBytes + size > api.limits().bytes();
            if (isFull && !filling.isEmpty()) {
                dispatch();
            }
            filling.add(new BatchEntry(kept, ticket));
            fillingBytes += size;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the record is to be sent; one that need not be is settled. */
    private boolean isDeliverable(Output output, int size, Ticket ticket) throws InterruptedException {
        try {
            Failure obstacle = admission.obstacle(output, size);
            if (obstacle != null) {
                ticket.undeliverable(output, obstacle);
            }
            return obstacle == null;
        } catch (AbandonableCalls.AbandonedException _) {
            ticket.unavailable(output, Failure.deliver("not sent: it was stopped before", 0));
            return false;
        }
    }

    @Override
    public void flush() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!filling.isEmpty()) {
                dispatch();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isBusy() {
        return requests.availablePermits() == 0;
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
        senders.close();
    }

    /** Sends off what has been filled, as soon as one more request may be on its way. The lock is held: others wait, too. */
    private void dispatch() throws InterruptedException {
        requests.acquire();
        List<BatchEntry> batch = filling;
        filling = new ArrayList<>(batch.size());
        fillingBytes = 0;
        try {
            senders.execute(() -> deliver(batch));
        } catch (RuntimeException | Error e) {
            requests.release();
            String message = "no request to " + api.target() + " could be begun: " + e;
            lost(new TargetLostException(message, e));
            batch.forEach(entry -> entry.unavailable(message, 0));
        }
    }

    private void deliver(List<BatchEntry> batch) {
        BatchDelivery delivery = new BatchDelivery(api, settings, calls, this::lost);
        try {
            delivery.run(batch);
            if (delivery.anyTaken()) {
                anyTaken = true;
            }
            BatchRefusedException refusal = delivery.refusalOfAll();
            if (refusal != null && !anyTaken) {
                lost(new TargetLostException(String.valueOf(refusal.getMessage()), refusal));
            }
        } finally {
            requests.release();
        }
    }

    private void lost(TargetLostException why) {
        if (lost == null) {
            lost = why;
        }
    }
}
