package dev.kdt.record;

/**
 * A record that a lane has passed over because it cannot be taken in: it fails without having been processed, and cannot be
 * parked.
 *
 * @param position where it begins
 * @param reason for people
 */
public record Unread(Position position, String reason) {}
