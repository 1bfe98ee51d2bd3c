package dev.kdt.flow;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls over a network, each on a thread of its own, so that all of them can be left at once, whatever they hang in: a name that
 * is not resolved, a connection, an answer. Safe for use by several threads.
 */
public final class AbandonableCalls {
    /** A call that takes longer is told of. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final String target;
    private final RetryNotices notices;
    private final Map<Object, CompletableFuture<?>> underway = new ConcurrentHashMap<>();
    private volatile boolean abandoned;

    /** The calls were left; what became of this one is not known. */
    public static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("it was not waited for any longer");
        }
    }

    /** @param target what is called, for notices */
    public AbandonableCalls(String target, RetryNotices notices) {
        this.target = target;
        this.notices = notices;
    }

    /** Leaves all calls, and makes no more. */
    public void abandon() {
        abandoned = true;
        underway.values().forEach(each -> each.completeExceptionally(new AbandonedException()));
    }

    /**
     * Makes a call and waits for its end. What the call throws is thrown here.
     *
     * @throws AbandonedException when the calls are left before it has ended
     */
    public <T> T make(Supplier<T> call) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Object key = new Object();
        underway.put(key, answer);
        try {
            if (abandoned) {
                throw new AbandonedException();
            }
            Thread caller = Thread.ofVirtual().name("kdt-call").start(() -> complete(answer, call));
            try {
                return await(answer);
            } finally {
                caller.interrupt(); // Closes the connection, if the call is left.
            }
        } finally {
            underway.remove(key);
        }
    }

    private <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            try {
                return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                notices.slow(target, PATIENCE);
                return answer.get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever it is, the waiting thread is to know.
    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> call) {
        try {
            answer.complete(call.get());
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }
}
