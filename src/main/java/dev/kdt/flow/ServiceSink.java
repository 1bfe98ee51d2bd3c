package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to a service in requests as large as its limits allow. Only the entries that failed are sent again; one that is never
 * taken becomes undeliverable, alone. With one request at a time, records arrive in the order they were sent, but for those that
 * had to be sent again.
 */
public final class ServiceSink implements Sink {
    /** After a stop was requested a record is tried this often more: nobody waits for two minutes after Ctrl-C. */
    private static final int ATTEMPTS_AFTER_STOP = 3;

    private static final Duration LONGEST_WAIT_AFTER_STOP = Duration.ofMillis(500);

    private final BatchApi api;
    private final Settings settings;
    private final Semaphore requests;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private List<Entry> filling = new ArrayList<>();
    private int fillingBytes;
    private volatile @Nullable FlowException fatal;

    /**
     * How to send.
     *
     * @param requests how many requests may be on their way at the same time
     */
    public record Settings(
            int requests, RetryPolicy retry, Sleeper sleeper, RandomGenerator random, Tally tally, Stop stop) {}

    private record Entry(Output output, Ticket ticket) {}

    public ServiceSink(BatchApi api, Settings settings) {
        this.api = api;
        this.settings = settings;
        this.requests = new Semaphore(settings.requests());
    }

    @Override
    public void send(Output output, Ticket ticket) throws InterruptedException {
        FlowException known = fatal;
        if (known != null) {
            throw known;
        }
        int size = api.size(output);
        BatchApi.Limits limits = api.limits();
        if (size > limits.recordBytes()) {
            ticket.undeliverable(
                    output,
                    Failure.deliver(
                            "too large for " + api.target() + " (" + size + " bytes, the limit is "
                                    + limits.recordBytes() + ")",
                            0));
            return;
        }
        Output kept = new Output(Slice.of(output.bytes().toBytes()), output.source());
        lock.lockInterruptibly();
        try {
            if (filling.size() == limits.count() || fillingBytes + size > limits.bytes()) {
                dispatch();
            }
            filling.add(new Entry(kept, ticket));
            fillingBytes += size;
        } finally {
            lock.unlock();
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
    public void close() {
        senders.close();
    }

    /** Sends off what has been filled, as soon as one more request may be on its way. The lock is held: others wait, too. */
    private void dispatch() throws InterruptedException {
        requests.acquire();
        List<Entry> batch = filling;
        filling = new ArrayList<>(batch.size());
        fillingBytes = 0;
        senders.execute(() -> {
            try {
                deliver(batch);
            } finally {
                requests.release();
            }
        });
    }

    /** Sends a batch, and again what of it failed, until every entry is settled. */
    private void deliver(List<Entry> batch) {
        List<Entry> pending = batch;
        int last = settings.retry().attempts();
        for (int attempt = 1; !pending.isEmpty(); attempt++) {
            if (settings.stop().isRequested()) {
                last = Math.min(last, attempt + ATTEMPTS_AFTER_STOP);
            }
            List<Again> again = put(pending, attempt);
            if (!again.isEmpty() && (attempt >= last || !waited(attempt))) {
                for (Again each : again) {
                    undeliverable(each.entry(), each.message(), attempt);
                }
                return;
            }
            settings.tally().addRetried(again.size());
            pending = again.stream().map(Again::entry).toList();
        }
    }

    /** An entry that is to be sent again, and what the service said of it. */
    private record Again(Entry entry, String message) {}

    /** Makes one request, settles what it settled, and returns the rest. */
    private List<Again> put(List<Entry> entries, int attempt) {
        List<BatchApi.Verdict> verdicts;
        try {
            verdicts = api.put(entries.stream().map(Entry::output).toList());
        } catch (BatchFailedException e) {
            if (e.arrival() == BatchFailedException.Arrival.UNKNOWN) {
                settings.tally().addDoubtful(entries.size());
            }
            return entries.stream()
                    .map(entry -> new Again(entry, String.valueOf(e.getMessage())))
                    .toList();
        } catch (RuntimeException e) {
            fatal = e instanceof FlowException known
                    ? known
                    : new FlowException("sending to " + api.target() + " failed: " + e.getMessage(), e);
            entries.forEach(entry -> undeliverable(entry, String.valueOf(e.getMessage()), attempt));
            return List.of();
        }
        List<Again> again = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            switch (verdicts.get(i)) {
                case BatchApi.Verdict.Delivered() -> entry.ticket().delivered(entry.output());
                case BatchApi.Verdict.Again(String message) -> again.add(new Again(entry, message));
                case BatchApi.Verdict.Refused(String message) -> undeliverable(entry, message, attempt);
            }
        }
        return again;
    }

    private static void undeliverable(Entry entry, String message, int attempts) {
        entry.ticket().undeliverable(entry.output(), Failure.deliver(message, attempts));
    }

    private boolean waited(int attempt) {
        try {
            Duration wait = settings.retry().wait(attempt, settings.random());
            boolean hurried = settings.stop().isRequested() && wait.compareTo(LONGEST_WAIT_AFTER_STOP) > 0;
            settings.sleeper().sleep(hurried ? LONGEST_WAIT_AFTER_STOP : wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
