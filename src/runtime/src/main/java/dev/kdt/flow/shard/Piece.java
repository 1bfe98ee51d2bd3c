package dev.kdt.flow.shard;

import dev.kdt.codec.Failure;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.PartitionKey;

/**
 * A record that is to be sent.
 *
 * @param output as it was given, and is parked
 * @param sent as it is put: with a partition key
 * @param size bytes that it counts against the limits
 */
record Piece(Output output, Output sent, int size, Ticket ticket) {
    String key() {
        String key = sent.source().partitionKey();
        return key == null ? "" : key;
    }

    /** Bytes of payload and partition key: what it counts against the limits may be an estimate, such as that of an aggregate. */
    int bytes() {
        return sent.bytes().length() + PartitionKey.bytes(key());
    }

    void delivered() {
        ticket.delivered(output);
    }

    /** The target refused this record itself. */
    void undeliverable(Failure failure) {
        ticket.undeliverable(output, failure);
    }

    /** Nothing is wrong with it, but the target did not take it. */
    void unavailable(Failure failure) {
        ticket.unavailable(output, failure);
    }
}
