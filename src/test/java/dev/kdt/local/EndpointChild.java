package dev.kdt.local;

import dev.kdt.local.delivery.DeliveryOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An endpoint in a process of its own, to be killed: says its port on stdout and runs until stdin ends. Its arguments are its
 * folder and, if objects are to go there, the address of an S3-compatible service.
 */
final class EndpointChild {
    private EndpointChild() {}

    public static void main(String[] arguments) throws Exception {
        EndpointOptions options = EndpointOptions.in(Path.of(arguments[0])).withTransition(Duration.ZERO);
        if (arguments.length > 1) {
            options =
                    options.withDelivery(DeliveryOptions.DEFAULT.withObjects(S3Server.store(URI.create(arguments[1]))));
        }
        try (Endpoint endpoint = Endpoint.start(options)) {
            System.out.println(endpoint.uri());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }
}
