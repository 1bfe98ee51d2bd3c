package dev.kdt.cli.command.local;

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
        header = "Move the virtual clock of a running endpoint forward.",
        description = {
            "Whatever is due in this time happens before the command ends: iterators and subscriptions expire,",
            "records leave the retention period, streams become ACTIVE, buffers are delivered. Prints the new time."
        })
public final class LocalTickCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DURATION", description = "How far: 500ms, 30s, 5m, 1h30m, 1d.")
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
