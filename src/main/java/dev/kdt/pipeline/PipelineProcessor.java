package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Codec;
import dev.kdt.codec.CodecException;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepFailure;
import dev.kdt.pipeline.step.Worker;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline for one thread: the decoder hands over each user record's value, the steps hand each other values, and the last
 * worker writes bytes straight to the results.
 */
final class PipelineProcessor implements Processor, Decoder.Sink {
    /** Who "drops" an aggregate of nothing. */
    private static final String DECODE = "decode";

    private final Decoder decoder;
    private final Encoding encoding;
    private final AfterFailure afterFailure;
    private final boolean rewrites;
    private final CurrentRecord current = new CurrentRecord();
    private final StepFailures failures;
    private final Worker first;
    private Results out = new Results();
    private int wire;

    private @Nullable Value decoded;
    private Slice payload = Slice.EMPTY;
    private boolean isJson;
    private int outputs;

    PipelineProcessor(Pipeline pipeline, AfterFailure afterFailure, Runnable doubleBase64, int bound) {
        this.decoder = new Decoder(pipeline.decode(), doubleBase64, bound);
        this.encoding = pipeline.encode();
        this.afterFailure = afterFailure;
        this.failures = new StepFailures(pipeline.steps());
        this.rewrites = pipeline.steps().stream().anyMatch(Step::rewrites);
        Worker next = this::encode;
        for (Step step : pipeline.steps().reversed()) {
            next = step.start(next, current);
        }
        this.first = next;
    }

    @Override
    public void process(Batch in, Results results) {
        out = results;
        List<KinesisRecord> records = in.records();
        for (int i = 0; i < records.size(); i++) {
            wire = i;
            decoder.decode(records.get(i), this);
        }
    }

    @Override
    public void decoded(Message message) {
        KinesisRecord record = message.record();
        current.begin(record);
        decoded = message.value();
        payload = message.payload();
        isJson = message.chain().codecs().getLast() == Codec.JSON;
        outputs = 0;
        try {
            first.take(message.value());
        } catch (StepFailure e) {
            failed(record, failures.of(e));
            return;
        } catch (EncodingFailure e) {
            failed(record, Failure.encode(String.valueOf(e.getMessage())));
            return;
        }
        String droppedBy = current.droppedBy();
        if (outputs == 0 && droppedBy != null) {
            out.dropped(record, wire, droppedBy);
        } else {
            out.kept(record, wire);
        }
    }

    @Override
    public void failed(KinesisRecord record, Failure failure) {
        switch (afterFailure) {
            case TAKE_BACK -> out.failed(record, wire, failure);
            case KEEP -> out.failedAfterOutputs(record, wire, failure);
        }
    }

    @Override
    public void empty(KinesisRecord record) {
        out.dropped(record, wire, DECODE);
    }

    private void encode(Value value) {
        try {
            encoding.write(value, isUntouched(value) && payloadFits() ? payload : null, out.bytes());
        } catch (CodecException e) {
            throw new EncodingFailure(e.getMessage());
        }
        out.endOutput();
        outputs++;
    }

    @SuppressWarnings("ReferenceEquality") // Only the very value that was read is untouched.
    private boolean isUntouched(Value value) {
        return value == decoded && !rewrites;
    }

    /** Whether the payload itself is what the encoding makes of its value: a text or a line of cells is no JSON. */
    private boolean payloadFits() {
        return switch (encoding.format()) {
            case NDJSON, JSON -> isJson;
            case TEXT, RAW, CSV, TSV -> true;
        };
    }

    /** Climbs through the workers. */
    private static final class EncodingFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EncodingFailure(@Nullable String message) {
            super(message, null, false, false);
        }
    }
}
