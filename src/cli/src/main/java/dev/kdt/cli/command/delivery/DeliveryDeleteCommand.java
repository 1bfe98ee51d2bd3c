package dev.kdt.cli.command.delivery;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt delivery delete}. */
@Command(name = "delete", header = "Delete a delivery stream; delivered objects stay.")
public final class DeliveryDeleteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DELIVERY_STREAM", description = "Name of the delivery stream.")
    private String name = "";

    public DeliveryDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (DeliveryAdmin admin = DeliveryAdmin.of(session)) {
            admin.deliveryStreams().delete(name);
            session.messages()
                    .say("delivery stream '" + name + "' is deleted in "
                            + admin.clients().place());
        }
        return ExitCode.DONE;
    }
}
