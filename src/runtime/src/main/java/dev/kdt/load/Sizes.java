package dev.kdt.load;

/**
 * Sizes of payloads in bytes. Percentiles are at most three per cent too large.
 *
 * @param median half of them are no larger
 * @param p90 nine of ten are no larger
 * @param p99 99 of a hundred are no larger
 * @param largest exactly; of all since the measurement began
 */
public record Sizes(int median, int p90, int p99, int largest) {}
