package dev.kdt.cli.option;

/** A number of bytes, as an option gives it. */
public record Size(long bytes) {}
