package dev.kdt.cli.shell;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Runs one command on a thread of its own, which the shell can leave when it does not end. */
final class ForegroundCommand {
    /** How often it is looked whether the command is to be left. */
    private static final Duration TICK = Duration.ofMillis(100);

    /** After so long a command is interrupted that was told to end at once. */
    private static final Duration TIME_TO_ABANDON = Duration.ofSeconds(1);

    /** For so long it is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private volatile @Nullable Interruption running;

    /** A signal came: it goes to the command that runs, if one does, and the result tells so. */
    boolean ask(Stop.Reason why) {
        Interruption its = running;
        if (its != null) {
            its.ask(why);
        }
        return its != null;
    }

    /** How a command ended, or that it did not. */
    record End(int code, boolean left) {}

    /**
     * Runs a command to its end, or until it is left.
     *
     * @param command is given its signals, and returns its exit code
     */
    End run(ToIntFunction<Signals> command) throws InterruptedException {
        AtomicInteger code = new AtomicInteger(ExitCode.INTERRUPTED);
        Thread[] thread = new Thread[1];
        thread[0] = Thread.ofPlatform().daemon().name("kdt-command").unstarted(() -> {
            Interruption its = new Interruption(Thread.currentThread());
            running = its;
            code.set(command.applyAsInt(its));
        });
        thread[0].start();
        try {
            Duration waited = Duration.ZERO;
            while (!thread[0].join(TICK)) {
                Interruption its = running;
                waited = its != null && its.isUrgent() ? waited.plus(TICK) : Duration.ZERO;
                if (its != null && waited.equals(TIME_TO_ABANDON)) {
                    its.interrupt();
                }
                if (waited.compareTo(PATIENCE) > 0) {
                    return new End(ExitCode.INTERRUPTED, true);
                }
            }
            return new End(code.get(), false);
        } finally {
            running = null;
        }
    }
}
