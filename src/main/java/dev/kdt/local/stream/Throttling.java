package dev.kdt.local.stream;

/** Whether the service's throughput limits are simulated. */
public enum Throttling {
    /** As fast as it goes. */
    NONE,
    /** As the service does. */
    SERVICE
}
