package dev.kdt.local.function;

import dev.kdt.record.Limits;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The state of the Runtime API of one process: AWS Lambda Developer Guide, "Using the Lambda runtime API". One side is the process,
 * which asks, answers and reports; the other hands it one event at a time and waits for what it does. Safe for use by several
 * threads.
 */
final class RuntimeApi {
    /** The outcome of a message of the process. */
    enum Verdict {
        ACCEPTED,
        /** There is no such event, or it was answered before; nothing changes. */
        UNKNOWN_ID,
        /** The answer is larger than answers may be; the call fails. */
        TOO_LARGE
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long asked;
    private boolean asking;
    private @Nullable Handover pending;
    private @Nullable Handover current;
    private RuntimeSignal.@Nullable Fault broken;
    private @Nullable RuntimeSignal end;

    /**
     * An event on its way to the process.
     *
     * @param deadlineMillis when the call times out, since the epoch
     */
    record Handover(Call call, long deadlineMillis) {}

    /**
     * The next event, once there is one. An older request for it that still waits ends: its sender has given up on it.
     *
     * @return null when none will come: to this request, or to any
     */
    @Nullable
    Handover next() throws InterruptedException {
        lock.lock();
        try {
            if (current != null) {
                return null; // The event before is not answered.
            }
            long mine = ++asked;
            asking = true;
            changed.signalAll();
            while (broken == null && mine == asked && pending == null) {
                changed.await();
            }
            if (broken != null || mine != asked) {
                return null;
            }
            asking = false;
            current = pending;
            pending = null;
            return current;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the answer to an event.
     *
     * @param payload null when it is larger than an answer may be
     */
    Verdict answer(String requestId, byte @Nullable [] payload) {
        if (payload != null) {
            return settle(requestId, new RuntimeSignal.Answered(payload), Verdict.ACCEPTED);
        }
        byte[] error = FunctionError.json(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + Limits.LAMBDA_ANSWER_BYTES
                        + " bytes).");
        return settle(requestId, new RuntimeSignal.Failed(error), Verdict.TOO_LARGE);
    }

    /** Takes the report that an event could not be handled. */
    Verdict fail(String requestId, byte[] error) {
        return settle(requestId, new RuntimeSignal.Failed(error), Verdict.ACCEPTED);
    }

    private Verdict settle(String requestId, RuntimeSignal signal, Verdict verdict) {
        lock.lock();
        try {
            if (current == null || !current.call().requestId().equals(requestId)) {
                return Verdict.UNKNOWN_ID;
            }
            current = null;
            end = signal;
            changed.signalAll();
            return verdict;
        } finally {
            lock.unlock();
        }
    }

    /** The process cannot start, has ended, or is about to be ended: no event is handed to it any more. */
    void end(RuntimeSignal.Fault fault) {
        lock.lock();
        try {
            if (broken == null) {
                broken = fault;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether an event could be handed over. */
    boolean isUsable() {
        lock.lock();
        try {
            return broken == null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the process asks for an event.
     *
     * @param deadline in {@link System#nanoTime}
     * @return {@link RuntimeSignal.Ready}; what prevents it; or null at the deadline
     */
    @Nullable
    RuntimeSignal awaitReady(long deadline) throws InterruptedException {
        lock.lock();
        try {
            while (broken == null && !asking) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                long _ = changed.awaitNanos(left);
            }
            return broken == null ? new RuntimeSignal.Ready() : broken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands an event to the process, which is ready, and waits for the end of the call.
     *
     * @param deadline in {@link System#nanoTime}
     * @return null at the deadline
     */
    @Nullable
    RuntimeSignal call(Handover event, long deadline) throws InterruptedException {
        lock.lock();
        try {
            end = null;
            pending = event;
            changed.signalAll();
            while (end == null && broken == null) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                long _ = changed.awaitNanos(left);
            }
            boolean isTaken = pending == null;
            pending = null;
            return end != null ? end : isTaken ? broken : new RuntimeSignal.NotTaken();
        } finally {
            lock.unlock();
        }
    }
}
