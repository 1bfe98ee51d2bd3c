package dev.kdt.cli.config;

import dev.kdt.pipeline.config.Place;

/** A value as a file has it, with its place. */
public record Written(String value, Place place) {}
