package dev.kdt.cli.command;

import dev.kdt.aws.LocalControl;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt delivery flush}. */
@Command(
        name = "flush",
        header = "Deliver the buffered records of a delivery stream now.",
        description = "Only 'kdt local' can do this: AWS delivers by buffer size and time.")
public final class DeliveryFlushCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DELIVERY_STREAM", description = "Name of the delivery stream.")
    private String name = "";

    public DeliveryFlushCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        LocalControl local = LocalControl.of(session.aws())
                .orElseThrow(
                        () -> new UsageException("AWS delivers by the delivery stream's buffering hints, not on request"
                                + " (use --local for kdt local)"));
        if (!name.matches("[a-zA-Z0-9_.-]{1,64}")) {
            throw new UsageException("'" + name + "' is not a name of a delivery stream");
        }
        local.flush(name);
        session.messages().say("delivery stream '" + name + "' delivered its buffered records");
        return ExitCode.DONE;
    }
}
