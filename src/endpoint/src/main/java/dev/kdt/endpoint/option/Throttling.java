package dev.kdt.endpoint.option;

/** Whether the service's limits are simulated: those of shards, and how often operations may be called. */
public enum Throttling {
    /** As fast as it goes. */
    NONE,
    /** As the service does. */
    SERVICE
}
