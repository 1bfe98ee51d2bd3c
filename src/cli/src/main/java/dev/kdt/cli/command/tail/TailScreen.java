package dev.kdt.cli.command.tail;

import dev.kdt.aws.ShardLags;
import dev.kdt.cli.host.StreamView;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.screen.Clipboard;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.ScreenColors;
import dev.kdt.cli.screen.ScreenLoop;
import dev.kdt.cli.viewer.Arrivals;
import dev.kdt.cli.viewer.FilterCompiler;
import dev.kdt.cli.viewer.ReadingLags;
import dev.kdt.cli.viewer.RecordViewer;
import dev.kdt.cli.viewer.ViewedRun;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A view of a stream on the whole terminal: the run in this thread, the screen in another. */
final class TailScreen {
    /** A terminal that does not take what is drawn for so long after the end is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String stream;
    private final String options;
    private final Session session;
    private final FilterCompiler filters;
    private final Notices notices = new Notices();
    private final Arrivals arrivals = new Arrivals();
    private final Stop closing = new Stop();
    private volatile @Nullable ShardLags lags;

    /** @param options that choose what is shown, as they were given */
    TailScreen(String stream, String options, Session session, FilterCompiler filters) {
        this.stream = stream;
        this.options = options;
        this.session = session;
        this.filters = filters;
    }

    /** The session in which the run tells the user what the screen shows. */
    Session session() {
        return session.on(notices.collectingFrom(session.console()));
    }

    /** Where the view puts what it shows. */
    Sink arrivals() {
        return arrivals;
    }

    void watch(ShardLags its) {
        lags = its;
    }

    private ReadingLags lags() {
        ShardLags its = lags;
        return its == null ? ReadingLags.NONE : new ReadingLags(its.now(), its.unanswered());
    }

    /**
     * Runs the view until the user has left the screen, also after the reading has ended or failed. Returns the exit code. What the
     * user was told meanwhile is printed afterwards.
     */
    int show(StreamView view, RunContext context) throws InterruptedException {
        context.stop().onRequest(() -> closeOn(context.stop()));
        try (FullScreen screen = FullScreen.open(ScreenOption.NAME, ScreenColors.of(session.coloredData()))) {
            RecordViewer viewer = new RecordViewer(
                    viewed(context.counters()), screen.terminal(), new Clipboard(screen.terminal(), session.console()));
            FutureTask<Void> looking = new FutureTask<>(() -> look(screen, viewer, context.stop()), null);
            Thread.ofPlatform().daemon().name("kdt-screen").start(looking);
            try {
                int code = view.show(session(), context);
                viewer.ended();
                awaitLeaving(looking);
                return code;
            } catch (RuntimeException e) {
                if (!arrivals.isEmpty()) { // Nobody wants to see an empty screen.
                    viewer.failed(e.getMessage() == null ? e.toString() : e.getMessage());
                    awaitLeaving(looking);
                }
                throw e;
            } finally {
                closing.request(Stop.Reason.FAILURE);
                await(looking, true);
            }
        } finally {
            notices.printOn(session.console().err());
        }
    }

    private ViewedRun viewed(RunCounters counters) {
        return new ViewedRun(
                stream,
                arrivals,
                counters,
                this::lags,
                options,
                filters,
                notices,
                session.console().clock(),
                session.console().zone(),
                session.console().path(""));
    }

    /** When the run ends by itself, or fails, its records stay on the screen. */
    private void closeOn(Stop stop) {
        switch (stop.reason().orElse(Stop.Reason.INTERRUPT)) {
            case COUNT, IDLE, DEADLINE, FAILURE -> {}
            case QUIT, INTERRUPT, TERMINATE -> closing.request(Stop.Reason.QUIT);
        }
    }

    /** Runs the screen; the run stops when the user has left it, or when it fails. */
    private void look(FullScreen screen, RecordViewer viewer, Stop run) {
        Stop.Reason why = Stop.Reason.FAILURE;
        try {
            why = switch (new ScreenLoop(screen, closing).run(viewer)) {
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
        session.console().signals().request(closing);
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
