package dev.kdt.cli.option;

/** How often something happens. */
public record Rate(double perSecond) {}
