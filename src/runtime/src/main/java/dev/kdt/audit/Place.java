package dev.kdt.audit;

/**
 * A line of what was delivered or parked.
 *
 * @param object the name of the object or file
 * @param line from 1
 */
public record Place(String object, int line) {}
