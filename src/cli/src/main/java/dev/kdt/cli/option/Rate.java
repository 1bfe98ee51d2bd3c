package dev.kdt.cli.option;

/** A rate of events. */
public record Rate(double perSecond) {}
