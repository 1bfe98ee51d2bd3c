package dev.kdt.local.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Requests to wait until nothing is left to do, at the present time, of the records that there were when each came. Made by any thread,
 * answered by the mapping's.
 */
final class SettleRequests {
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final List<Request> taken = new ArrayList<>();

    /** @param tips the end of each shard when the request was taken */
    private record Request(Map<String, Long> tips, CompletableFuture<Void> done) {}

    CompletableFuture<Void> add() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        asked.add(done);
        return done;
    }

    /** Takes the requests that came since. */
    void take(Supplier<Map<String, Long>> tips) {
        for (CompletableFuture<Void> each = asked.poll(); each != null; each = asked.poll()) {
            taken.add(new Request(tips.get(), each));
        }
    }

    /**
     * Answers the requests that were taken and for which nothing is left to do.
     *
     * @param isSettled whether nothing is left of the records of a shard before an ordinal
     */
    void answer(BiPredicate<String, Long> isSettled) {
        taken.removeIf(request -> {
            boolean settled =
                    request.tips().entrySet().stream().allMatch(tip -> isSettled.test(tip.getKey(), tip.getValue()));
            return settled && request.done().complete(null);
        });
    }

    /** Answers all requests. Called by the mapping's thread at its end. */
    void answerAll() {
        answer((_, _) -> true);
        answerUntaken();
    }

    /** Answers requests that nobody takes any more. */
    void answerUntaken() {
        for (CompletableFuture<Void> each = asked.poll(); each != null; each = asked.poll()) {
            each.complete(null);
        }
    }
}
