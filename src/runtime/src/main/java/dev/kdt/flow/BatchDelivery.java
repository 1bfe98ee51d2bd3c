package dev.kdt.flow;

import dev.kdt.codec.Arrival;
import dev.kdt.pipeline.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One batch's way to a service. What fails is sent again; a request that is refused as a whole is halved until only the entries at
 * fault are refused. Whatever happens, every entry is settled in the end.
 */
final class BatchDelivery {
    private final BatchApi api;
    private final Retrying retrying;
    private final RunCounters counters;
    private final OnDoubt onDoubt;
    private final RequestMeter requests;
    private final AbandonableCalls calls;
    private final Consumer<TargetLostException> lost;
    private final List<Refused> inDoubt = new ArrayList<>();
    private boolean anyTaken;
    private @Nullable BatchRefusedException targetInDoubt;

    /** An entry that the service refused by itself, for a reason that may be the target's. */
    private record Refused(BatchEntry entry, String message, int attempts) {}

    /** @param lost told when the target takes nothing more */
    BatchDelivery(
            BatchApi api, ServiceSink.Settings settings, AbandonableCalls calls, Consumer<TargetLostException> lost) {
        this.api = api;
        this.retrying = settings.retrying();
        this.counters = settings.counters();
        this.onDoubt = settings.onDoubt();
        this.requests = counters.requestsTo(api.label());
        this.calls = calls;
        this.lost = lost;
    }

    /** Settles every entry of the batch. */
    void run(List<BatchEntry> batch) {
        String end = "sending to " + api.target() + " broke off";
        try {
            deliver(batch, new Attempts(retrying, Attempts.OnStop.HURRY));
            settleInDoubt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            end += ": " + e;
            lost.accept(new TargetLostException(end, e));
        } finally {
            List<BatchEntry> left =
                    batch.stream().filter(entry -> !entry.isSettled()).toList();
            noted(left, Arrival.UNKNOWN, end).forEach(entry -> entry.unavailable(entry.lastMessage(), 1));
        }
    }

    boolean anyTaken() {
        return anyTaken;
    }

    /** The refusal, when the service refused every entry by itself for a reason that may be the target's; else null. */
    @Nullable
    BatchRefusedException refusalOfAll() {
        return anyTaken ? null : targetInDoubt;
    }

    private void deliver(List<BatchEntry> entries, Attempts attempts) throws InterruptedException {
        List<BatchEntry> pending = entries;
        while (!pending.isEmpty()) {
            if (retrying.stop().isAbandoned()) {
                giveUp(pending, attempts);
                return;
            }
            attempts.begin();
            try {
                pending = put(pending, attempts);
            } catch (BatchRefusedException e) {
                narrow(pending, e, attempts);
                return;
            }
            if (!pending.isEmpty() && !attempts.again(pending.getFirst().lastMessage())) {
                giveUp(pending, attempts);
                return;
            }
            counters.addRetried(pending.size());
        }
    }

    private static void giveUp(List<BatchEntry> entries, Attempts attempts) {
        entries.forEach(entry -> entry.giveUp("not sent: it was stopped before", attempts.made()));
    }

    /** Finds the entries that a request was refused for, and delivers the others. */
    private void narrow(List<BatchEntry> refused, BatchRefusedException why, Attempts attempts)
            throws InterruptedException {
        if (why.why() == BatchRefusedException.Cause.ENTRIES_OR_TARGET) {
            targetInDoubt = why;
        }
        if (refused.size() == 1) {
            refuse(refused.getFirst(), why, attempts.made());
            return;
        }
        int middle = refused.size() / 2;
        deliver(refused.subList(0, middle), attempts.fork());
        deliver(refused.subList(middle, refused.size()), attempts.fork());
    }

    /** Settles an entry that was refused alone; when the target may be at fault, in the end. */
    private void refuse(BatchEntry entry, BatchRefusedException why, int attempts) {
        String message = String.valueOf(why.getMessage());
        switch (why.why()) {
            case ENTRIES -> entry.undeliverable(message, attempts);
            case ENTRIES_OR_TARGET -> inDoubt.add(new Refused(entry, message, attempts));
        }
    }

    /** A target that took another entry of the batch is not at fault. */
    private void settleInDoubt() {
        for (Refused each : inDoubt) {
            if (anyTaken) {
                each.entry.undeliverable(each.message, each.attempts);
            } else {
                each.entry.unavailable(each.message, each.attempts);
            }
        }
    }

    /** Makes one request, settles what it settled, and returns the rest. */
    private List<BatchEntry> put(List<BatchEntry> entries, Attempts attempts) throws InterruptedException {
        List<Output> outputs = entries.stream().map(BatchEntry::output).toList();
        requests.batch(outputs.size(), outputs.stream().mapToLong(api::size).sum());
        try {
            List<BatchApi.Verdict> verdicts = requests.timed(() -> calls.make(() -> api.put(outputs)));
            if (verdicts.size() != entries.size()) {
                throw new IllegalStateException(verdicts.size() + " verdicts on " + entries.size() + " records");
            }
            return settle(entries, verdicts, attempts);
        } catch (BatchFailedException e) {
            requests.throttled(e.isThrottled() ? 1 : 0);
            return failed(entries, e.arrival(), String.valueOf(e.getMessage()), attempts);
        } catch (AbandonableCalls.AbandonedException e) {
            return failed(entries, Arrival.UNKNOWN, "stopped without an answer from " + api.target(), attempts);
        } catch (FlowException e) {
            String message = String.valueOf(e.getMessage());
            lost.accept(new TargetLostException(message, e));
            entries.forEach(entry -> entry.unavailable(message, attempts.made()));
            return List.of();
        }
    }

    /** Notes a request without success, and returns the entries that are to be sent again. */
    private List<BatchEntry> failed(List<BatchEntry> entries, Arrival arrival, String message, Attempts attempts) {
        List<BatchEntry> again = noted(entries, arrival, message);
        if (arrival == Arrival.UNKNOWN && onDoubt == OnDoubt.GIVE_UP) {
            again.forEach(entry -> entry.unavailable(message, attempts.made()));
            return List.of();
        }
        return again;
    }

    private List<BatchEntry> noted(List<BatchEntry> entries, Arrival arrival, String message) {
        if (arrival == Arrival.UNKNOWN) {
            counters.addDoubtful(
                    (int) entries.stream().filter(BatchEntry::doubt).count());
        }
        return entries.stream().map(entry -> entry.failed(message)).toList();
    }

    private List<BatchEntry> settle(List<BatchEntry> entries, List<BatchApi.Verdict> verdicts, Attempts attempts) {
        List<BatchEntry> again = new ArrayList<>();
        long now = retrying.clock().millis();
        for (int i = 0; i < entries.size(); i++) {
            BatchEntry entry = entries.get(i);
            switch (verdicts.get(i)) {
                case BatchApi.Verdict.Delivered _ -> {
                    anyTaken = true;
                    entry.delivered();
                    Instant arrival = entry.output().source().arrival();
                    if (arrival != null) {
                        requests.delivered(now - arrival.toEpochMilli());
                    }
                }
                case BatchApi.Verdict.Again(String message, BatchApi.Verdict.Cause cause) -> {
                    requests.throttled(cause == BatchApi.Verdict.Cause.THROTTLED ? 1 : 0);
                    again.add(entry.failed(message));
                }
                case BatchApi.Verdict.Later() -> again.add(entry.failed("the request had no room for it"));
                case BatchApi.Verdict.Refused(String message) -> entry.undeliverable(message, attempts.made());
            }
        }
        return again;
    }
}
