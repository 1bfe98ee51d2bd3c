package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalControl;
import dev.kdt.cli.option.LocalAddress;
import dev.kdt.cli.option.Session;

/** The endpoint that {@code kdt local tick} and its like are about: they need no {@code --local} to mean it. */
final class RunningEndpoint {
    private RunningEndpoint() {}

    static LocalControl of(Session session) {
        return LocalControl.of(session.aws()).orElseGet(() -> LocalControl.at(LocalAddress.USUAL.uri()));
    }
}
