package dev.kdt.cli.command;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt local tick}. */
@Command(
        name = "tick",
        header = "Let time pass on a running endpoint that has a virtual clock.",
        description = {
            "Iterators and subscriptions end, records fall out of retention, streams become ACTIVE, buffers are",
            "delivered: everything that falls into the time happens, at its own time, before this command ends.",
            "Prints what the clock says then."
        })
public final class LocalTickCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "TIME", description = "How much: 500ms, 30s, 5m, 1h30m, 1d.")
    private Duration time = Duration.ZERO;

    public LocalTickCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant now = RunningEndpoint.of(session).tick(time);
        new DataOut(session.console().out()).line(now.toString()).flush();
        return ExitCode.DONE;
    }
}
