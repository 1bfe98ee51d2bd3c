package dev.kdt.cli.command.tail;

import dev.kdt.aws.ShardLags;
import dev.kdt.cli.host.StreamView;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.screen.Clipboard;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.RunScreen;
import dev.kdt.cli.screen.ScreenColors;
import dev.kdt.cli.viewer.Arrivals;
import dev.kdt.cli.viewer.FilterCompiler;
import dev.kdt.cli.viewer.ReadingLags;
import dev.kdt.cli.viewer.RecordViewer;
import dev.kdt.cli.viewer.ViewedRun;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sink;
import org.jspecify.annotations.Nullable;

/** A view of a stream on the whole terminal: the run in this thread, the screen in another. */
final class TailScreen {
    private final String stream;
    private final String options;
    private final Session session;
    private final FilterCompiler filters;
    private final Notices notices = new Notices();
    private final Arrivals arrivals = new Arrivals();
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
        try (FullScreen screen = FullScreen.open(ScreenOption.NAME, ScreenColors.of(session.coloredData()))) {
            RecordViewer viewer = new RecordViewer(
                    viewed(context.counters()), screen.terminal(), new Clipboard(screen.terminal(), session.console()));
            return new RunScreen(screen, session.console().signals(), context.stop())
                    .show(viewer, () -> view.show(session(), context));
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
}
