package dev.kdt.jq.run;

/** Looks after the JVM's heap while programs build things: one of them must not take the memory that all others need. */
final class Heap {
    private Heap() {}

    /**
     * Checks that there is room for so many bytes more, and for what others do meanwhile.
     *
     * @throws BudgetException when there is none, also after all garbage was taken away
     */
    static void admit(long bytes) throws BudgetException {
        if (isFull(bytes)) {
            System.gc();
            if (isFull(bytes)) {
                throw exhausted();
            }
        }
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
