package dev.kdt.cli.command.delivery;

import dev.kdt.aws.LocalControl;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt delivery flush}. */
@Command(
        name = "flush",
        header = "Deliver the buffered records of a delivery stream now.",
        description = {
            "Only 'kdt local' can do this: AWS delivers by buffer size and time. Exits with 1 when something is",
            "not delivered, or went to the error output."
        })
public final class DeliveryFlushCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DELIVERY_STREAM", description = "Name of the delivery stream.")
    private String name = "";

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Longest wait for the delivery (1m).")
    private Duration timeout = Duration.ofMinutes(1);

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
        LocalControl.Flush result = local.flush(name, timeout);
        String delivery = "delivery stream '" + name + "'";
        if (!result.failure().isEmpty()) {
            session.messages().error(delivery + " did not deliver its buffered records: " + result.failure());
        } else if (result.skipped() > 0) {
            session.messages()
                    .error(delivery + " did not load " + Amounts.count(result.skipped(), "object")
                            + "; they are listed under errors/ in its bucket");
        } else if (result.rejected() > 0) {
            session.messages()
                    .error(delivery + " put " + Amounts.count(result.rejected(), "record")
                            + " to its error output, and delivered the others"
                            + " (each line of an error object has the reason and the record)");
        } else {
            session.messages().say(delivery + " delivered its buffered records");
            return ExitCode.DONE;
        }
        return ExitCode.FAILED;
    }
}
