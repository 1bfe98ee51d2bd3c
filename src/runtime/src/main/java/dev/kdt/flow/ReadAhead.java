package dev.kdt.flow;

/**
 * Bounds what is on its way in all lanes of a run by bytes, so that memory is in proportion to one record however long records are: a batch
 * that is longer than the bound waits until nothing else is on its way. Waits through interrupts: what was read is handed over.
 */
final class ReadAhead {
    private final long most;
    private long bytes;

    /** @param most bytes of all batches on their way, unless it is one */
    ReadAhead(long most) {
        this.most = most;
    }

    /** Waits until a batch of so many bytes may be on its way. */
    synchronized void enter(long batch) {
        boolean interrupted = false;
        while (bytes > 0 && bytes + batch > most) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        bytes += batch;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A batch of so many bytes is done with. */
    synchronized void leave(long batch) {
        bytes -= batch;
        notifyAll();
    }
}
