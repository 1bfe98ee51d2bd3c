package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.pipeline.step.StepFailure;
import dev.kdt.record.KinesisRecord;
import java.util.List;

/** Hands on to the steps what all filters take. A record that cannot be decoded is filtered by its own bytes. For one thread. */
final class FilteringSink implements Decoder.Sink {
    private final List<Started> filters;
    private final StepChain steps;

    private record Started(String name, RecordFilter.Test test) {}

    FilteringSink(List<RecordFilter> filters, StepChain steps) {
        this.filters = filters.stream()
                .map(each -> new Started(each.name(), each.start()))
                .toList();
        this.steps = steps;
    }

    @Override
    public void decoded(Message message) {
        if (passes(message.record(), message.payload())) {
            steps.decoded(message);
        }
    }

    @Override
    public void failed(KinesisRecord record, Failure failure) {
        if (passes(record, record.data())) {
            steps.failed(record, failure);
        }
    }

    private boolean passes(KinesisRecord record, Slice payload) {
        try {
            for (Started each : filters) {
                if (!each.test().takes(record, payload)) {
                    steps.refused(record, each.name());
                    return false;
                }
            }
            return true;
        } catch (StepFailure e) {
            steps.failed(record, e);
            return false;
        }
    }

    @Override
    public void empty(KinesisRecord wire) {
        steps.empty(wire);
    }

    @Override
    public void dropped(KinesisRecord record) {
        steps.dropped(record);
    }
}
