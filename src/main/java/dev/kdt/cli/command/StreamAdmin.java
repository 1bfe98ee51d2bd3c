package dev.kdt.cli.command;

import dev.kdt.aws.Clients;
import dev.kdt.aws.Streams;
import dev.kdt.cli.option.Session;

/** The services' administration for one short command; closed with it. */
record StreamAdmin(Clients clients, Streams streams) implements AutoCloseable {
    static StreamAdmin of(Session session) {
        Clients clients = Clients.oneShot(session.aws());
        return new StreamAdmin(
                clients,
                new Streams(
                        clients.kinesis(), clients.place(), session.console().sleeper()));
    }

    @Override
    public void close() {
        clients.close();
    }
}
