package dev.kdt.local.wire;

/** One operation of a service. Operations are called by many threads at once. */
public sealed interface Operation permits Action, RestAction, StreamingAction {
    /** The operation's name in the service's API Reference, also after the dot of {@code X-Amz-Target}. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The shape of its request; it is called only with requests that keep it. */
    Shape.Structure input();
}
