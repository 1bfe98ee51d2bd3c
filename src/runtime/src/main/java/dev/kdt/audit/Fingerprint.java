package dev.kdt.audit;

/** A hash of 128 bits by which equal things are found; different things have different ones. */
record Fingerprint(long high, long low) {}
