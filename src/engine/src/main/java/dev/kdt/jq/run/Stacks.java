package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.DeepStack;
import org.jspecify.annotations.Nullable;

/**
 * Deep recursion of a program's functions. Calls in tail position take no stack at all; the others nest Java calls. After
 * every so many levels they go on in a new thread, whose stack is fresh, while the old one waits. So depth is bounded by the
 * budget and not by the stack of the thread that runs the program.
 */
final class Stacks {
    /** A level takes some kilobytes at most, for the bodies that people write. */
    private static final int LEVELS = 100;

    private static final int LATER_LEVELS = 20_000;

    private Stacks() {}

    /** Work of a run. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T go() throws JqException;
    }

    /** Whether the next level should be on a fresh stack. */
    static boolean isFull(int depth) {
        return depth % LATER_LEVELS == LEVELS;
    }

    static <T extends @Nullable Object> T onFresh(Work<T> work) throws JqException {
        return DeepStack.<T, JqException>onFresh(work::go);
    }
}
