package dev.kdt.local.mapping;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The jobs of a mapping that are under way, each on a thread of its own. Used by the mapping's thread. */
final class JobThreads {
    private final Runnable wake;
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private int underWay;

    private record Ended(RecordLane lane, Runnable conclusion) {}

    /** @param wake called when a job has ended */
    JobThreads(Runnable wake) {
        this.wake = wake;
    }

    /** Starts a job; what is to be done after it is done by {@link #conclude}. */
    void start(RecordLane lane, Job job) {
        lane.busy(true);
        underWay++;
        Thread thread = Thread.ofVirtual().name("kdt-mapping-job").unstarted(() -> run(lane, job));
        threads.add(thread);
        thread.start();
    }

    private void run(RecordLane lane, Job job) {
        Runnable conclusion = () -> {};
        try {
            conclusion = job.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            conclusion = () -> {
                throw new IllegalStateException("a call broke down: " + e, e);
            };
        }
        ended.add(new Ended(lane, conclusion));
        threads.remove(Thread.currentThread());
        wake.run();
    }

    /**
     * Does what is to be done after the jobs that have ended.
     *
     * @throws IllegalStateException when one broke down; the others are concluded by the next call
     */
    void conclude() {
        for (Ended each = ended.poll(); each != null; each = ended.poll()) {
            underWay--;
            each.lane().busy(false);
            each.conclusion().run();
        }
    }

    /** Whether no job is under way. */
    boolean areIdle() {
        return underWay == 0;
    }

    /** Asks all jobs to end. Called by any thread. */
    void interrupt() {
        threads.forEach(Thread::interrupt);
    }
}
