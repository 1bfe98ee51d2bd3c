package dev.kdt.cli.command.stream;

import dev.kdt.aws.Clients;
import dev.kdt.aws.Resharding;
import dev.kdt.aws.StreamConsumers;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.option.Session;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;

/** The streams' administration for one short command; closed with it. */
record StreamAdmin(Clients clients, StreamControl streams) implements AutoCloseable {
    static StreamAdmin of(Session session) {
        Clients clients = Clients.oneShot(session.aws());
        return new StreamAdmin(
                clients,
                new StreamControl(
                        clients.kinesis(), clients.place(), session.console().sleeper()));
    }

    Resharding resharding() {
        return new Resharding(clients.kinesis(), clients.place(), streams);
    }

    StreamConsumers consumers() {
        return new StreamConsumers(clients.kinesis(), clients.place());
    }

    /** The name of a capacity mode; null where the endpoint does not tell it. */
    static @Nullable String mode(@Nullable StreamModeDetails details) {
        return details == null ? null : details.streamModeAsString();
    }

    @Override
    public void close() {
        clients.close();
    }
}
