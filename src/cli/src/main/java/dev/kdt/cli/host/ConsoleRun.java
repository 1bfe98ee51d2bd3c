package dev.kdt.cli.host;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.StatusLine;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.ClosedPipeException;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.LaneRun;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.StoppedException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** A run as a command shows it: with a status line while it runs, and a summary at its end. */
public final class ConsoleRun {
    private final Session session;
    private final Run.Builder builder;
    private final RunContext context;
    private final boolean telling;
    private final RunReport report;
    private final Instant start;
    private Consumer<Run> begun = _ -> {};

    /** A run that tells how it went. */
    public static ConsoleRun telling(Session session, Run.Builder builder) {
        return telling(session, builder, RunReport.NONE);
    }

    /** A run that tells how it went, and more. */
    public static ConsoleRun telling(Session session, Run.Builder builder, RunReport report) {
        return new ConsoleRun(session, builder, true, report);
    }

    /** A run of which the report tells, and nothing else. */
    public static ConsoleRun concluding(Session session, Run.Builder builder, RunReport report) {
        return new ConsoleRun(session, builder, false, report);
    }

    /** A run of which only its data is seen. */
    static ConsoleRun silent(Session session, Run.Builder builder) {
        return new ConsoleRun(session, builder, false, RunReport.NONE);
    }

    private ConsoleRun(Session session, Run.Builder builder, boolean telling, RunReport report) {
        this.session = session;
        this.builder = builder;
        this.context = builder.context();
        this.telling = telling;
        this.report = report;
        this.start = context.clock().instant();
    }

    /** Tells {@code whom} of the run when its parts are made, before it reads anything. */
    ConsoleRun begun(Consumer<Run> whom) {
        begun = whom;
        return this;
    }

    /** Makes the parts of the run, runs it, closes it, tells how it went, and returns the exit code. */
    public int toTheEnd() throws InterruptedException {
        try (Run run = opened()) {
            begun.accept(run);
            try {
                withStatus(run);
            } catch (ClosedPipeException e) {
                throw e; // The reader has what it wants.
            } catch (InterruptedException | RuntimeException | Error e) {
                if (context.counters().records() > 0) {
                    tell(run);
                }
                throw e;
            }
            tell(run);
            return ExitCode.of(context.counters(), context.stop());
        }
    }

    private Run opened() throws InterruptedException {
        try {
            return builder.open();
        } catch (StoppedException | InterruptedException e) {
            if (!telling) {
                report.conclude(context.counters(), elapsed());
            } else if (!session.messages().quiet()) {
                session.messages().say("stopped before it began: no record was read");
            }
            throw e;
        }
    }

    private void tell(Run run) {
        Duration elapsed = elapsed();
        if (telling && !session.messages().quiet()) {
            RunSummary.of(run).lines(context.counters(), elapsed).forEach(session.messages()::say);
        }
        report.conclude(context.counters(), elapsed);
    }

    private Duration elapsed() {
        return Duration.between(start, context.clock().instant());
    }

    private void withStatus(Run run) throws InterruptedException {
        if (!session.showsProgress()) {
            pump(run);
            return;
        }
        RunProgress progress = new RunProgress(run.verb(), context.counters(), run, context.clock(), report);
        try (StatusLine _ = new StatusLine(
                session.console().status(), progress::line, session.console().sleeper())) {
            pump(run);
        }
    }

    private void pump(Run run) throws InterruptedException {
        try {
            run.toTheEnd();
        } catch (ClosedPipeException e) {
            throw e;
        } catch (FlowException e) {
            if (telling && run.isReadOnce()) {
                tellUnsettled(run);
            }
            throw e;
        }
    }

    /** Names what neither the target nor the parking has, where nobody reads it again. */
    private void tellUnsettled(Run run) {
        for (LaneRun lane : run.lanes()) {
            lane.firstUnsettled()
                    .ifPresent(first -> session.messages()
                            .error(Amounts.count(lane.unsettled(), "record")
                                    + " read and neither delivered nor parked; the first is " + first.inWords()));
        }
    }
}
