package dev.kdt.cli.console;

import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;

/** The exit codes of the process. Scripts depend on these numbers. */
public final class ExitCode {
    /** All done. */
    public static final int DONE = 0;

    /** Something failed, was parked or was not delivered. */
    public static final int FAILED = 1;

    /** Nothing was tried: the command line, a file of ours, an expression or the configuration is wrong. */
    public static final int WRONG = 2;

    /** Stopped by {@code --idle} before {@code -n} was reached. */
    public static final int IDLE = 3;

    /** A clean stop on SIGINT. */
    public static final int INTERRUPTED = 130;

    /** A clean stop on SIGTERM. */
    public static final int TERMINATED = 143;

    private ExitCode() {}

    /** The exit code of a run: of the signal that stopped it, else of its counts. */
    public static int of(RunCounters counters, Stop stop) {
        int counted = counters.isClean() ? DONE : FAILED;
        return stop.reason().map(reason -> of(reason, counted)).orElse(counted);
    }

    /** The exit code of a stopped command. */
    public static int of(StoppedException stopped) {
        return of(stopped.reason(), DONE);
    }

    private static int of(Stop.Reason reason, int counted) {
        return switch (reason) {
            case COUNT, IDLE, QUIT -> counted;
            case FAILURE, DEADLINE -> FAILED;
            case INTERRUPT -> INTERRUPTED;
            case TERMINATE -> TERMINATED;
        };
    }
}
