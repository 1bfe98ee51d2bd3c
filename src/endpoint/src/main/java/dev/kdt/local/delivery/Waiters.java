package dev.kdt.local.delivery;

import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.local.delivery.OpenObjects.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who waits for a worker's next round. Safe for use by several threads. */
final class Waiters {
    private final ConcurrentLinkedQueue<Waiter> waiting = new ConcurrentLinkedQueue<>();

    private record Waiter(Trigger trigger, CompletableFuture<FlushResult> done) {}

    /** Waits until everything is read and, by {@code trigger}, delivered; or the destination does not take it. */
    CompletableFuture<FlushResult> add(Trigger trigger) {
        CompletableFuture<FlushResult> done = new CompletableFuture<>();
        waiting.add(new Waiter(trigger, done));
        return done;
    }

    /** Takes those who wait now, for one round. */
    Round take() {
        List<Waiter> taken = new ArrayList<>();
        for (Waiter each = waiting.poll(); each != null; each = waiting.poll()) {
            taken.add(each);
        }
        return new Round(taken);
    }

    /** Those who wait for one round. */
    record Round(List<Waiter> waiters) {
        boolean isWaitedFor() {
            return !waiters.isEmpty();
        }

        /** The reason for which objects are due in this round. */
        Trigger trigger() {
            return waiters.stream().anyMatch(each -> each.trigger() == Trigger.ALWAYS)
                    ? Trigger.ALWAYS
                    : Trigger.SIZE_OR_AGE;
        }

        /** Whether somebody waits for everything to be delivered. */
        boolean isFlush() {
            return trigger() == Trigger.ALWAYS;
        }

        void end(FlushResult result) {
            waiters.forEach(each -> each.done().complete(result));
        }
    }
}
