package dev.kdt.destination;

import dev.kdt.flow.OnDoubt;
import dev.kdt.flow.Retrying;

/**
 * The settings of sending to a service.
 *
 * @param requests how many requests at the same time; with 1, records keep their order
 * @param retrying how it is sent again what it did not take
 * @param onDoubt what becomes of records in a request that may have arrived
 */
public record Sending(int requests, Retrying retrying, OnDoubt onDoubt) {
    /** Records that may have arrived are sent again. */
    public Sending(int requests, Retrying retrying) {
        this(requests, retrying, OnDoubt.SEND_AGAIN);
    }

    /** One request after the other. */
    public static Sending inOrder(Retrying retrying) {
        return new Sending(1, retrying);
    }
}
