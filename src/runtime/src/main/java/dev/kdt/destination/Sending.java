package dev.kdt.destination;

import dev.kdt.flow.Retrying;

/**
 * The settings of sending to a service.
 *
 * @param requests how many requests at the same time; with 1, records keep their order
 * @param retrying how it is sent again what it did not take
 */
public record Sending(int requests, Retrying retrying) {
    /** One request after the other. */
    public static Sending inOrder(Retrying retrying) {
        return new Sending(1, retrying);
    }
}
