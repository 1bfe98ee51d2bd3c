package dev.kdt.endpoint.event;

/**
 * Is told of events. Called by several threads, also by those that answer requests: an implementation must be quick and must not
 * throw.
 */
@FunctionalInterface
public interface EndpointListener {
    /** Ignores everything. */
    EndpointListener NONE = _ -> {};

    void happened(EndpointEvent event);

    /** Tells of {@link EndpointEvent.Damage}. */
    default void damage(String text) {
        happened(new EndpointEvent.Damage(text));
    }
}
