package dev.kdt.local;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.endpoint.option.Transformer.Answer;
import dev.kdt.endpoint.option.Transformer.Result;
import dev.kdt.local.function.FunctionRig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An endpoint in a process of its own, to be killed: says its port on stdout and runs until stdin ends. Its arguments are its
 * folder and, if objects are to go there, the address of an S3-compatible service.
 */
final class EndpointChild {
    /** A function that every record ending with a 7 in its first number fails in. */
    static final String EVERY_TENTH_FAILS = "every-tenth-fails";

    private EndpointChild() {}

    public static void main(String[] arguments) throws Exception {
        DeliveryOptions deliveries = DeliveryOptions.DEFAULT.withFunctions(
                name -> name.equals(EVERY_TENTH_FAILS) ? EndpointChild::everyTenthFails : null);
        if (arguments.length > 1) {
            deliveries = deliveries.withObjects(S3Server.store(URI.create(arguments[1])));
        }
        EndpointOptions options = EndpointOptions.in(Path.of(arguments[0]))
                .withTransition(Duration.ZERO)
                .withDelivery(deliveries)
                .withLambda(LambdaOptions.DEFAULT.withClient(FunctionRig.CLIENT));
        try (Endpoint endpoint = Endpoint.start(options)) {
            System.out.println(endpoint.uri());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }

    private static List<Answer> everyTenthFails(Transformer.Request in) {
        return in.records().stream()
                .map(item -> new Answer(
                        item.id(),
                        item.data().toText().matches("(?s)\\D*\\d*7\\D.*") ? Result.ProcessingFailed : Result.Ok,
                        item.data(),
                        Map.of()))
                .toList();
    }
}
