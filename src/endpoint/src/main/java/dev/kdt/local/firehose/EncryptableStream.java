package dev.kdt.local.firehose;

import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;

/** Finds the delivery stream whose encryption a request changes. */
final class EncryptableStream {
    private EncryptableStream() {}

    /** The stream that {@code params} names; it is active, and records are put to it directly. */
    static DeliveryStream of(Params params, DeliveryStreams streams, Caller caller) {
        DeliveryStream stream = streams.named(params.text("DeliveryStreamName"), caller);
        String name = stream.config().name();
        if (stream.config().sourceStream() != null) {
            throw ServiceException.invalidArgument("Firehose " + name
                    + " has a Kinesis stream as its source: server-side encryption is configured on the stream.");
        }
        if (stream.phase() != Phase.ACTIVE
                || !stream.isSettled(stream.config().encryption().since())) {
            throw ServiceException.inUse("Firehose " + name + " is being changed; try again when it is ACTIVE.");
        }
        return stream;
    }
}
