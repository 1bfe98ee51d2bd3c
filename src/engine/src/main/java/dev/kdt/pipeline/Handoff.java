package dev.kdt.pipeline;

/**
 * Hands work between two threads of which one runs at a time: a host that has work, and a worker that asks for it in the middle of
 * its own. A handoff happens-before what the other thread does next.
 */
final class Handoff {
    private final Thread worker;
    private boolean workers;
    private boolean ended;

    /** @param work what the worker does, from its first turn on; when it ends, all turns are the host's */
    Handoff(Runnable work) {
        worker = Thread.ofPlatform().daemon().name("kdt-expression").unstarted(() -> {
            try {
                work.run();
            } finally {
                end();
            }
        });
    }

    /** The host gives the turn to the worker, and waits until it gives it back; not at all once the worker has ended. */
    synchronized void giveToWorker() {
        if (ended) {
            return;
        }
        workers = true;
        if (worker.getState() == Thread.State.NEW) {
            worker.start();
        }
        notifyAll();
        await(false);
    }

    /** The worker gives the turn back, and waits for it. */
    synchronized void giveToHost() {
        workers = false;
        notifyAll();
        await(true);
    }

    private synchronized void end() {
        ended = true;
        workers = false;
        notifyAll();
    }

    /**
     * Waits through interrupts: who works cannot be left alone. The worker is told of those of the host, by which its expression is cut
     * off.
     */
    private synchronized void await(boolean workersTurn) {
        boolean interrupted = false;
        while (workers != workersTurn) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                if (!workersTurn) {
                    worker.interrupt();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
