package dev.kdt.cli.command;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.StatusLine;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.ClosedPipeException;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.LaneRun;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.Pump;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Runs a pump for a command: with a status line while it runs, and a summary at its end. */
final class PumpRun {
    private final Session session;
    private final Pump.Parts parts;
    private final @Nullable RunSummary summary;
    private final Instant start;
    private Runnable completion = () -> {};

    /** A run that tells how it went. */
    static PumpRun telling(RunSummary summary, Session session, Pump.Parts parts) {
        return new PumpRun(session, parts, summary);
    }

    /** A run of which only its data is seen. */
    static PumpRun silent(Session session, Pump.Parts parts) {
        return new PumpRun(session, parts, null);
    }

    private PumpRun(Session session, Pump.Parts parts, @Nullable RunSummary summary) {
        this.session = session;
        this.parts = parts;
        this.summary = summary;
        this.start = session.console().clock().instant();
    }

    /** Has {@code completion} run when all is done that was to be done: not after a stop in the middle. */
    PumpRun completing(Runnable completion) {
        this.completion = completion;
        return this;
    }

    /** Runs the pump to its end, closes its parts, tells how it went, and returns the exit code. */
    int run() throws InterruptedException {
        try {
            withStatus();
        } catch (ClosedPipeException e) {
            throw e;
        } catch (InterruptedException | RuntimeException | Error e) {
            if (parts.tally().records() > 0) {
                tell();
            }
            throw e;
        }
        tell();
        return ExitCode.of(parts.tally(), parts.stop());
    }

    private void tell() {
        if (summary != null && !session.messages().quiet()) {
            summary.lines(parts.tally(), elapsed()).forEach(session.messages()::say);
        }
    }

    private void withStatus() throws InterruptedException {
        if (!session.showsProgress()) {
            pump(parts);
            return;
        }
        WatchedSource watched = new WatchedSource(parts.source());
        String verb = summary == null ? "shown" : summary.verb();
        RunProgress progress =
                new RunProgress(verb, parts.tally(), watched, session.console().clock());
        try (StatusLine _ = new StatusLine(session.console().status(), progress::line)) {
            pump(parts.from(watched));
        }
    }

    private void pump(Pump.Parts parts) throws InterruptedException {
        Source source = parts.source();
        Sink sink = parts.sink();
        DeadLetters parking = parts.parking();
        Checkpoints checkpoints = parts.checkpoints();
        try (source;
                sink;
                parking;
                checkpoints) {
            Pump pump = new Pump(parts);
            try {
                pump.run();
            } catch (ClosedPipeException e) {
                throw e; // The reader has what it wants.
            } catch (FlowException e) {
                tellUnsettled(pump);
                throw e;
            }
            parking.force();
            if (parts.stop().reason().map(PumpRun::isAnEnd).orElse(true)) {
                completion.run();
            }
        }
    }

    private static boolean isAnEnd(Stop.Reason reason) {
        return switch (reason) {
            case COUNT, IDLE -> true;
            case FAILURE, INTERRUPT, TERMINATE -> false;
        };
    }

    /** Names what neither the target nor the parking has, where nobody reads it again. */
    private void tellUnsettled(Pump pump) {
        boolean isMeant = parts.onFailure() == OnFailure.STOP;
        if (summary == null || isMeant || parts.source().comesAgain()) {
            return;
        }
        for (LaneRun lane : pump.lanes()) {
            lane.firstUnsettled()
                    .ifPresent(first -> session.messages()
                            .error(Amounts.count(lane.unsettled(), "record")
                                    + " read and neither delivered nor parked; the first is " + first.inWords()));
        }
    }

    private Duration elapsed() {
        return Duration.between(start, session.console().clock().instant());
    }
}
