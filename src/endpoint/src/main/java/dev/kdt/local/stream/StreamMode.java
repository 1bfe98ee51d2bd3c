package dev.kdt.local.stream;

/** The capacity modes of streams, named as on the wire. */
public enum StreamMode {
    PROVISIONED,
    ON_DEMAND
}
