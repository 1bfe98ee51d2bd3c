package dev.kdt.endpoint.option;

/** The failure that acknowledged records survive. */
public enum Durability {
    /** The death of the process: the operating system has the bytes. */
    PROCESS_DEATH,
    /** A power cut: the disk has the bytes. */
    POWER_CUT
}
