package dev.kdt.jq.run;

/** Looks after the JVM's heap while values are built: a program must not take the memory that all others need. */
public final class Heap {
    private Heap() {}

    /**
     * Checks that there is room for so many bytes more, and for what others do meanwhile.
     *
     * @throws BudgetException when there is none, also after all garbage was taken away
     */
    static void admit(long bytes) throws BudgetException {
        if (!hasRoomFor(bytes)) {
            throw exhausted();
        }
    }

    /** Whether there is room for so many bytes more, and for what others do meanwhile, once all garbage is taken away. */
    public static boolean hasRoomFor(long bytes) {
        if (!isFull(bytes)) {
            return true;
        }
        System.gc();
        return !isFull(bytes);
    }

    static BudgetException exhausted() {
        return new BudgetException("the program needs more memory for one input than the process may use");
    }

    private static boolean isFull(long more) {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return used + more > runtime.maxMemory() / 10 * 6;
    }
}
