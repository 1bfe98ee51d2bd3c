package dev.kdt.cli.command.delivery;

import dev.kdt.aws.Clients;
import dev.kdt.aws.DeliveryStreamControl;
import dev.kdt.cli.option.Session;

/** The delivery streams' administration for one short command; closed with it. */
record DeliveryAdmin(Clients clients, DeliveryStreamControl deliveryStreams) implements AutoCloseable {
    static DeliveryAdmin of(Session session) {
        Clients clients = Clients.oneShot(session.aws());
        return new DeliveryAdmin(
                clients,
                new DeliveryStreamControl(
                        clients.firehose(), clients.place(), session.console().sleeper()));
    }

    @Override
    public void close() {
        clients.close();
    }
}
