package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.bytes.Slice;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.ArrayList;
import java.util.List;

/** Puts up to 500 records for delivery. */
final class PutRecordBatch implements Action {
    /** Amazon Data Firehose API Reference, PutRecordBatch: the whole request. */
    private static final int MAX_REQUEST = 4 << 20;

    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", Shapes.NAME), required("Records", new Shape.ListOf(1, 500, Shapes.RECORD)));

    private final DeliveryStreams streams;

    PutRecordBatch(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        List<Slice> records = new ArrayList<>();
        long size = 0;
        for (Params item : params.structures("Records")) {
            Slice data = Slice.of(item.bytes("Data"));
            size += data.length();
            records.add(data);
        }
        if (size > MAX_REQUEST) {
            throw ServiceException.invalidArgument("Records size exceeds 4 MB limit");
        }
        streams.named(params.text("DeliveryStreamName"), caller).put(records);
        RecordId ids = new RecordId();
        return out -> out.number("FailedPutCount", 0)
                .flag("Encrypted", false)
                .objects("RequestResponses", records, (member, _) -> member.text("RecordId", ids.next()));
    }
}
