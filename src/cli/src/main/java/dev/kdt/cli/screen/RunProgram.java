package dev.kdt.cli.screen;

import org.jspecify.annotations.Nullable;

/** A program that shows what a run gives, or measures, while it goes on in another thread. */
public interface RunProgram extends ScreenProgram {
    /** Whether the run has given nothing that could be shown. Called by any thread. */
    boolean isEmpty();

    /**
     * The run has come to its end; what it gave stays on the screen. Called by any thread.
     *
     * @param why it has failed; null: it has not
     */
    void ended(@Nullable String why);
}
