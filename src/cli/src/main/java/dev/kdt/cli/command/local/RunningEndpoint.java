package dev.kdt.cli.command.local;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.LocalControl;
import dev.kdt.aws.LocalMappings;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.option.LocalAddress;
import dev.kdt.cli.option.Session;

/** The endpoint that {@code kdt local tick} and its like are about: they need no {@code --local} to mean it. */
final class RunningEndpoint {
    private RunningEndpoint() {}

    static LocalControl of(Session session) {
        return LocalControl.of(session.aws()).orElseGet(() -> LocalControl.at(LocalAddress.USUAL.uri()));
    }

    static LocalMappings mappings(Session session) {
        return of(session).mappings(session.console().sleeper());
    }

    /** @throws dev.kdt.aws.AwsException when there is no such stream */
    static String arnOfStream(Session session, String stream) throws InterruptedException {
        AwsSettings settings = new AwsSettings(
                null, null, null, of(session).endpoint(), session.console().environment());
        try (Clients clients = Clients.oneShot(settings)) {
            return new StreamControl(
                            clients.kinesis(),
                            clients.place(),
                            session.console().sleeper())
                    .describe(stream)
                    .streamARN();
        }
    }
}
