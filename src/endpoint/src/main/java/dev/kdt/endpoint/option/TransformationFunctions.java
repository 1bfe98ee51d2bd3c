package dev.kdt.endpoint.option;

import org.jspecify.annotations.Nullable;

/** The functions that delivery streams may name. */
@FunctionalInterface
public interface TransformationFunctions {
    /** There are none. */
    TransformationFunctions NONE = _ -> null;

    /** The function with this name, the part of its ARN behind {@code function:}; null when there is none. */
    @Nullable
    Transformer named(String name);
}
