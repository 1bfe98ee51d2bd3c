package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.bytes.Slice;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.List;

/** Puts one record for delivery. */
final class PutRecord implements Action {
    private static final Shape.Structure INPUT =
            structure(required("DeliveryStreamName", FirehoseShapes.NAME), required("Record", FirehoseShapes.RECORD));

    private final DeliveryStreams streams;

    PutRecord(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        Slice data = Slice.of(params.structure("Record").bytes("Data"));
        DeliveryStream stream = streams.named(params.text("DeliveryStreamName"), caller);
        stream.put(List.of(data));
        return out -> out.text("RecordId", new RecordId().next())
                .flag("Encrypted", stream.config().encryption().isOn());
    }
}
