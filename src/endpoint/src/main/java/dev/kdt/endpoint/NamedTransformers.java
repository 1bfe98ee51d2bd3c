package dev.kdt.endpoint;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.TransformationFunctions;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.local.delivery.FunctionTransformer;
import dev.kdt.local.delivery.LostFunction;
import dev.kdt.local.function.Functions;
import org.jspecify.annotations.Nullable;

/**
 * The functions that delivery streams may name: those that the host gives, then those in processes of their own. A delivery stream that
 * the data folder holds may name one that is not there any more; its records wait.
 */
final class NamedTransformers implements TransformationFunctions {
    private final TransformationFunctions given;
    private final Functions functions;
    private final EndpointListener events;
    private volatile boolean opening = true;

    /** @param given by the host */
    NamedTransformers(TransformationFunctions given, Functions functions, EndpointListener events) {
        this.given = given;
        this.functions = functions;
        this.events = events;
    }

    /** The delivery streams of the data folder are there: others may name only what is there, too. */
    void opened() {
        opening = false;
    }

    @Override
    public @Nullable Transformer named(String name) {
        Transformer transformer = given.named(name);
        if (transformer != null) {
            return transformer;
        }
        if (functions.find(name) != null) {
            return new FunctionTransformer(functions.named(name));
        }
        if (!opening) {
            return null;
        }
        events.damage(
                "there is no function '" + name + "', which a delivery stream has its records transformed by: they wait"
                        + " until there is (kdt local --function " + name + "=FILE adds it)");
        return new LostFunction(name, this);
    }
}
