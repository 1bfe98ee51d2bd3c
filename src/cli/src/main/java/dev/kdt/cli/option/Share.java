package dev.kdt.cli.option;

/**
 * A share of records, as an option gives it.
 *
 * @param part more than 0, at most 1
 */
public record Share(double part) {}
