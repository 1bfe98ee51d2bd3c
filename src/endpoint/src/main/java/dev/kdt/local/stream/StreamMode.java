package dev.kdt.local.stream;

/** How a stream's capacity is paid for, by its name on the wire. */
public enum StreamMode {
    PROVISIONED,
    ON_DEMAND
}
