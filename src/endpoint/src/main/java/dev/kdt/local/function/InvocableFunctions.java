package dev.kdt.local.function;

/** The functions of an endpoint by name. */
@FunctionalInterface
public interface InvocableFunctions {
    /**
     * The function of this name, which is looked up at each call: calls end as {@link Invocation.Ending#MISSING} before it is
     * created and after it is deleted.
     */
    Invocable named(String name);
}
