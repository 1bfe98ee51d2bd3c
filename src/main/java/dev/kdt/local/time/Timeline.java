package dev.kdt.local.time;

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
 * advanced, on the thread that does it; with any other clock they run after that much real time.
 */
public final class Timeline implements AutoCloseable {
    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private final AtomicLong order = new AtomicLong();
    private final Runnable onAdvance = this::runDue;

    private record Task(long at, long order, Runnable work) {}

    public Timeline(Clock clock) {
        this.clock = clock;
        this.executor = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name("kdt-local-time").factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // After the end there is no later.
        if (clock instanceof VirtualClock virtual) {
            virtual.addListener(onAdvance);
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
    public void at(long at, Runnable work) {
        lock.lock();
        try {
            tasks.add(new Task(at, order.getAndIncrement(), work));
        } finally {
            lock.unlock();
        }
        if (!(clock instanceof VirtualClock)) {
            Future<?> _ = executor.schedule(onAdvance, Math.max(0, at - millis()), TimeUnit.MILLISECONDS);
        } else if (at <= millis()) {
            runDue();
        }
    }

    private void runDue() {
        for (Task task = nextDue(); task != null; task = nextDue()) {
            task.work().run();
        }
    }

    private @Nullable Task nextDue() {
        lock.lock();
        try {
            Task first = tasks.peek();
            return first != null && first.at() <= millis() ? tasks.poll() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Tasks that are not due yet are forgotten. */
    @Override
    public void close() {
        if (clock instanceof VirtualClock virtual) {
            virtual.removeListener(onAdvance);
        }
        executor.shutdownNow();
    }
}
