package dev.kdt.endpoint;

import dev.kdt.endpoint.option.TransformationFunctions;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.local.delivery.FunctionTransformer;
import dev.kdt.local.function.Functions;
import org.jspecify.annotations.Nullable;

/**
 * The functions that delivery streams may name: those that the host gives, then those in processes of their own.
 *
 * @param given by the host
 */
record NamedTransformers(TransformationFunctions given, Functions functions) implements TransformationFunctions {
    @Override
    public @Nullable Transformer named(String name) {
        Transformer transformer = given.named(name);
        return transformer != null || functions.find(name) == null
                ? transformer
                : new FunctionTransformer(functions.named(name));
    }
}
