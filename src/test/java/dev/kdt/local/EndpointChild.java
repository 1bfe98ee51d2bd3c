package dev.kdt.local;

import java.nio.file.Path;
import java.time.Duration;

/** An endpoint in a process of its own, to be killed: says its port on stdout and runs until stdin ends. */
final class EndpointChild {
    private EndpointChild() {}

    public static void main(String[] arguments) throws Exception {
        try (Endpoint endpoint =
                Endpoint.start(EndpointOptions.in(Path.of(arguments[0])).withTransition(Duration.ZERO))) {
            System.out.println(endpoint.uri());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }
}
