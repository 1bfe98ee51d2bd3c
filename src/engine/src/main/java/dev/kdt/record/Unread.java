package dev.kdt.record;

/**
 * A record that a lane has passed over because it cannot be taken in: it fails without having been processed, and cannot be
 * parked.
 *
 * @param before how many of its batch's records come before it
 * @param position where it begins
 * @param reason for people
 */
public record Unread(int before, Position position, String reason) {}
