package dev.kdt.cli.screen;

import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run and the program that shows it on the whole terminal: the run in this thread, the program in another. */
public final class RunScreen {
    /** A terminal that does not take what is drawn for so long after the end is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final FullScreen screen;
    private final Signals signals;
    private final Stop run;
    private final Stop closing = new Stop();

    /** The work that is shown. */
    @FunctionalInterface
    public interface Work {
        /** Works to the end, and returns the exit code. */
        int toTheEnd() throws InterruptedException;
    }

    /**
     * Nothing is shown yet.
     *
     * @param signals that are for the screen when the run has ended
     * @param run its stop: requested when the user leaves the screen
     */
    public RunScreen(FullScreen screen, Signals signals, Stop run) {
        this.screen = screen;
        this.signals = signals;
        this.run = run;
    }

    /** Works, and shows it until the user leaves the screen, also after the work has ended or failed. Returns the exit code of the work. */
    public int show(RunProgram program, Work work) throws InterruptedException {
        run.onRequest(this::closeUnlessRead);
        FutureTask<Void> looking = new FutureTask<>(() -> look(program), null);
        Thread.ofPlatform().daemon().name("kdt-screen").start(looking);
        try {
            int code = work.toTheEnd();
            program.ended(null);
            awaitLeaving(looking);
            return code;
        } catch (RuntimeException e) {
            if (!program.isEmpty()) { // Nobody wants to see an empty screen.
                program.ended(e.getMessage() == null ? e.toString() : e.getMessage());
                awaitLeaving(looking);
            }
            throw e;
        } finally {
            closing.request(Stop.Reason.FAILURE);
            await(looking, true);
            screen.leave();
        }
    }

    /** When the run ends by itself, or fails, what it gave stays on the screen. */
    private void closeUnlessRead() {
        switch (run.reason().orElse(Stop.Reason.INTERRUPT)) {
            case COUNT, IDLE, DEADLINE, FAILURE -> {}
            case QUIT, INTERRUPT, TERMINATE -> closing.request(Stop.Reason.QUIT);
        }
    }

    /** Runs the program; the run stops when the user has left it, or when it fails. */
    private void look(RunProgram program) {
        Stop.Reason why = Stop.Reason.FAILURE;
        try {
            why = switch (new ScreenLoop(screen, closing).run(program)) {
                case LEFT, STOPPED -> Stop.Reason.QUIT;
                case INTERRUPTED -> Stop.Reason.INTERRUPT;
                case GONE -> Stop.Reason.TERMINATE;
            };
        } catch (InterruptedException _) {
            why = Stop.Reason.INTERRUPT;
        } finally {
            run.request(why);
        }
    }

    /** Waits until the user has seen enough. The run has ended: signals are for the screen now. */
    private void awaitLeaving(FutureTask<Void> looking) throws InterruptedException {
        signals.request(closing);
        await(looking, closing.isRequested());
    }

    private static void await(FutureTask<Void> looking, boolean isBounded) throws InterruptedException {
        try {
            if (isBounded) {
                looking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                looking.get();
            }
        } catch (TimeoutException _) {
            // It hangs in its terminal.
        } catch (ExecutionException e) {
            throw new IllegalStateException("the screen failed: " + e.getCause(), e.getCause());
        }
    }
}
