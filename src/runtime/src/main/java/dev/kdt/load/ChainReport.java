package dev.kdt.load;

/**
 * Layers that payloads have.
 *
 * @param chain such as {@code kpl > gzip > json}
 * @param share of the records that have them, those in aggregates one by one; from 0 to 1
 */
public record ChainReport(String chain, double share) {}
