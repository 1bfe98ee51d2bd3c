package dev.kdt.redrive;

import dev.kdt.codec.Failure;
import dev.kdt.record.KinesisRecord;

/** Takes results that are to be sent. For one thread. */
public interface Outbox {
    /** What is known of leftovers; the outbox adds to it. */
    SentLeftovers known();

    /** Takes a result that is to be sent. */
    void send(RedriveItem item) throws InterruptedException;

    /** Takes a leftover that counts as sent from now on. */
    void done(RedriveItem item) throws InterruptedException;

    /**
     * Takes a record that failed, to be parked if there is a place for it.
     *
     * @param item what was to become of it
     */
    void failed(RedriveItem item, KinesisRecord record, Failure failure) throws InterruptedException;

    /** Sends what was taken, and waits for the outcome. */
    void flush() throws InterruptedException;
}
