package dev.kdt.enumerate;

/** The simulated process is not there any more: whatever still runs of it changes nothing. */
public final class ProcessEnded extends Error {
    private static final long serialVersionUID = 1L;

    ProcessEnded() {
        super("the process has ended", null, false, false);
    }
}
