package dev.kdt.local.time;

import dev.kdt.endpoint.option.VirtualClock;
import java.time.Clock;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint's time: what the clock says, and tasks for later. With a {@link VirtualClock} tasks run when the clock is
 * advanced, on the thread that does it; with any other clock they run after that much real time. Safe for use by several
 * threads.
 */
public final class Timeline implements AutoCloseable {
    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private final AtomicLong order = new AtomicLong();
    private final VirtualClock.Follower follower = new VirtualClock.Follower() {
        @Override
        public long nextDue() {
            return Timeline.this.nextDue();
        }

        @Override
        public void catchUp() {
            runDue();
        }
    };

    private record Task(long at, long order, Runnable work) {}

    /** A task that was planned. */
    @FunctionalInterface
    public interface Plan {
        /** Forgets it, if it was not begun. */
        void cancel();
    }

    public Timeline(Clock clock) {
        this.clock = clock;
        this.executor = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name("kdt-local-time").factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // After the end there is no later.
        executor.setRemoveOnCancelPolicy(true);
        if (clock instanceof VirtualClock virtual) {
            virtual.add(follower);
        }
    }

    public Clock clock() {
        return clock;
    }

    /** Milliseconds since the epoch. */
    public long millis() {
        return clock.millis();
    }

    /** Runs {@code work}, which must be quick, once the clock says {@code at} (milliseconds) or later. */
    public Plan at(long at, Runnable work) {
        Task task = new Task(at, order.getAndIncrement(), work);
        lock.lock();
        try {
            tasks.add(task);
        } finally {
            lock.unlock();
        }
        if (!(clock instanceof VirtualClock)) {
            Future<?> waiting = runLater(task);
            return () -> {
                forget(task);
                waiting.cancel(false);
            };
        }
        if (at <= millis()) {
            runDue();
        }
        return () -> forget(task);
    }

    /** Runs the task after so much real time, and later if the clock has not got there by then, as one that was set back. */
    private Future<?> runLater(Task task) {
        return executor.schedule(
                () -> {
                    runDue();
                    if (isWaiting(task)) {
                        Future<?> _ = runLater(task);
                    }
                },
                Math.max(1, task.at() - millis()),
                TimeUnit.MILLISECONDS);
    }

    private boolean isWaiting(Task task) {
        lock.lock();
        try {
            return tasks.contains(task);
        } finally {
            lock.unlock();
        }
    }

    private void forget(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private void runDue() {
        for (Task task = takeDue(); task != null; task = takeDue()) {
            task.work().run();
        }
    }

    private @Nullable Task takeDue() {
        lock.lock();
        try {
            Task first = tasks.peek();
            return first != null && first.at() <= millis() ? tasks.poll() : null;
        } finally {
            lock.unlock();
        }
    }

    private long nextDue() {
        lock.lock();
        try {
            Task first = tasks.peek();
            return first == null ? Long.MAX_VALUE : first.at();
        } finally {
            lock.unlock();
        }
    }

    /** Tasks that are not due yet are forgotten. */
    @Override
    public void close() {
        if (clock instanceof VirtualClock virtual) {
            virtual.remove(follower);
        }
        executor.shutdownNow();
    }
}
