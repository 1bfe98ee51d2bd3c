package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.event.Occasion;
import dev.kdt.endpoint.fault.FaultKind;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Puts up to 500 records for delivery. */
final class PutRecordBatch implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", FirehoseShapes.NAME),
            required("Records", new Shape.ListOf(1, Limits.PUT_RECORD_BATCH_COUNT, FirehoseShapes.RECORD)));

    private final DeliveryStreams streams;
    private final Faults faults;

    PutRecordBatch(DeliveryStreams streams, Faults faults) {
        this.streams = streams;
        this.faults = faults;
    }

    /** The records that a fault refuses, told apart by identity. */
    private Set<Slice> refused(String stream, List<Slice> records) {
        Set<Slice> refused = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Slice item : records) {
            if (faults.strike(new Occasion(name(), stream), EnumSet.of(FaultKind.PARTIAL)) != null) {
                refused.add(item);
            }
        }
        return refused;
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
        if (size > Limits.PUT_RECORD_BATCH_BYTES) {
            throw ServiceException.invalidArgument("Records size exceeds 4 MB limit");
        }
        DeliveryStream stream = streams.named(params.text("DeliveryStreamName"), caller);
        Set<Slice> refused = refused(stream.config().name(), records);
        stream.put(records.stream().filter(item -> !refused.contains(item)).toList());
        RecordId ids = new RecordId();
        return out -> out.number("FailedPutCount", refused.size())
                .flag("Encrypted", stream.config().encryption().isOn())
                .objects("RequestResponses", records, (member, item) -> {
                    if (refused.contains(item)) {
                        member.text("ErrorCode", "ServiceUnavailableException").text("ErrorMessage", "Slow down.");
                    } else {
                        member.text("RecordId", ids.next());
                    }
                });
    }
}
