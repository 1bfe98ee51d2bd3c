package dev.kdt.cli.command.stream;

import dev.kdt.aws.Clients;
import dev.kdt.aws.Resharding;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.option.Session;

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

    @Override
    public void close() {
        clients.close();
    }
}
