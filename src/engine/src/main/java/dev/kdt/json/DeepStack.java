package dev.kdt.json;

import org.jspecify.annotations.Nullable;

/**
 * Recursion along values, which may be nested ten thousand levels deep, without asking the caller for a large stack: work that
 * does not fit on the stack of its thread is done once more on that of a thread made for it, while the caller waits.
 */
public final class DeepStack {
    private static final long BYTES = 512L << 20;

    private DeepStack() {}

    /** Work that gives the same each time it is done. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, E extends Exception> {
        T go() throws E;
    }

    /** Does the work here, or, if the stack does not suffice, on a deep one. */
    public static <T extends @Nullable Object, E extends Exception> T call(Work<T, E> work) throws E {
        try {
            return work.go();
        } catch (StackOverflowError e) {
            return onFresh(work);
        }
    }

    /** Does the work on a deep stack. */
    public static <T extends @Nullable Object, E extends Exception> T onFresh(Work<T, E> work) throws E {
        Run<T, E> run = new Run<>(work);
        Thread thread = new Thread(null, run, Thread.currentThread().getName() + " (deeper)", BYTES);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                // Handed on to the thread that works now, and remembered for the caller.
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return run.result();
    }

    private static final class Run<T extends @Nullable Object, E extends Exception> implements Runnable {
        private final Work<T, E> work;
        private @Nullable T result;
        private @Nullable Throwable failure;

        Run(Work<T, E> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.go();
            } catch (Throwable e) {
                // All of it is thrown again in the thread that waits.
                failure = e;
            }
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // What the work throws is an E; what it gives, null included, a T.
        T result() throws E {
            return switch (failure) {
                case null -> result;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw (E) failure;
            };
        }
    }
}
