package dev.kdt.cli.option;

/**
 * A share of records, as an option gives it.
 *
 * @param part more than 0, at most 1
 * @param text as it was given
 */
public record Share(double part, String text) {}
