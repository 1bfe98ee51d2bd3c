package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Codec;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.codec.format.CodecException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.ExpressionContext;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepFailure;
import dev.kdt.pipeline.step.Worker;
import dev.kdt.record.KinesisRecord;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a pipeline, one after the other, for one thread: takes each user record's value from a decoder; the steps hand each other
 * values, and the last worker writes bytes straight to the results.
 */
final class StepChain implements Decoder.Sink {
    /** Who drops user records that do not belong into their shard: the option that asks for it. */
    private static final String KCL_RULES = "--kcl-rules";

    /** Who "drops" an aggregate of nothing. */
    private static final String DECODE = "decode";

    /** About how many bytes an output takes besides its own until it is delivered. */
    private static final int AROUND_AN_OUTPUT = 100;

    private final Encoding encoding;
    private final ValueWriter writer;
    private final boolean writesTexts;
    private final AfterFailure afterFailure;
    private final boolean rewrites;
    private final CurrentRecord current;
    private final StepFailures failures;
    private final Worker first;
    private Results out = new Results();
    private int wire;

    private @Nullable Value decoded;
    private Slice payload = Slice.EMPTY;
    private boolean isJson;
    private boolean isText;
    private final long mostOutput;
    private long roomForOutput;
    private int outputs;
    /** Whether the current record is accounted for already: then only what comes after it is still to be. */
    private boolean settled;

    /**
     * Makes the workers of a pipeline's steps.
     *
     * @param columns of the run
     * @param host what expressions are given besides their record
     * @param mostOutput how many bytes the outputs of one record may take, all together
     */
    StepChain(Pipeline pipeline, Columns columns, AfterFailure afterFailure, ExpressionContext host, long mostOutput) {
        this.mostOutput = mostOutput;
        this.current = new CurrentRecord(host);
        this.encoding = pipeline.encode();
        this.writer = new ValueWriter(encoding, columns);
        // In the middle of a text, an expression that takes inputs may go on to other results.
        this.writesTexts = encoding.isPlain(Encoding.Format.NDJSON) && !host.givesInputs();
        this.afterFailure = afterFailure;
        this.failures = new StepFailures(pipeline.steps());
        this.rewrites = pipeline.steps().stream().anyMatch(Step::rewrites);
        Worker next = new Encoder();
        for (Step step : pipeline.steps().reversed()) {
            next = step.start(next, current);
        }
        this.first = next;
    }

    /** From now on outcomes go to these results. */
    void into(Results results) {
        out = results;
    }

    /** Attributes the next records to the wire record of this index in its batch. */
    void at(int wireIndex) {
        wire = wireIndex;
    }

    /** In the middle of its work an expression takes another record: the one before is kept with what it gave so far. */
    void goOn() {
        if (outputs > 0 || !current.isNoneYet()) {
            out.kept(current.record(), wire, current.chain());
        }
        beginOutputs();
        settled = true;
    }

    /** Attributes the next outputs to the record that the expression took. */
    void goOnWith(KinesisRecord taken) {
        current.begin(taken);
        settled = false;
    }

    @Override
    public void decoded(Message message) {
        current.begin(message.record(), message.chain());
        settled = false;
        decoded = message.value();
        payload = message.payload();
        isJson = message.chain().readsJson();
        isText = isText(message.chain().codecs().getLast());
        beginOutputs();
        try {
            first.take(message.value());
        } catch (StepFailure e) {
            failed(current.record(), failures.of(e));
            return;
        } catch (EncodingFailure e) {
            failed(current.record(), Failure.encode(String.valueOf(e.getMessage())));
            return;
        } catch (OutOfMemoryError e) {
            failed(current.record(), Failure.encode("its results need more memory than there is for one record"));
            return;
        }
        end();
    }

    private void beginOutputs() {
        outputs = 0;
        roomForOutput = mostOutput;
    }

    /** The current record came through. */
    void end() {
        String droppedBy = current.droppedBy();
        if (outputs == 0 && droppedBy != null) {
            out.dropped(current.record(), wire, droppedBy);
        } else if (outputs > 0 || !settled) {
            out.kept(current.record(), wire, current.chain());
        }
    }

    @Override
    public void failed(KinesisRecord record, Failure failure) {
        switch (afterFailure) {
            case TAKE_BACK -> out.failed(record, wire, failure);
            case KEEP -> out.failedAfterOutputs(record, wire, failure);
        }
    }

    /** The record does not come to the steps: this filter does not take it. */
    void refused(KinesisRecord record, String filter) {
        out.dropped(record, wire, filter);
    }

    /** The record does not come to the steps: a filter broke on it. */
    void failed(KinesisRecord record, StepFailure failure) {
        failed(record, failures.of(failure));
    }

    @Override
    public void empty(KinesisRecord record) {
        out.dropped(record, wire, DECODE);
    }

    @Override
    public void dropped(KinesisRecord record) {
        out.dropped(record, wire, KCL_RULES);
    }

    /** The last worker. */
    private final class Encoder implements Worker, JsonOutput {
        @Override
        public void take(Value value) {
            try {
                writer.write(value, isUntouched(value) && payloadFits() ? payload : null, out.bytes());
            } catch (CodecException e) {
                throw new EncodingFailure(e.getMessage());
            }
            close();
        }

        @Override
        public @Nullable JsonOutput texts() {
            return writesTexts ? this : null;
        }

        @Override
        public ByteBuilder bytes() {
            return out.bytes();
        }

        @Override
        public long room() {
            return roomForOutput - out.unclosed();
        }

        @Override
        public void end() {
            out.bytes().put('\n');
            close();
        }

        private void close() {
            roomForOutput -= out.unclosed() + AROUND_AN_OUTPUT;
            if (roomForOutput < 0) {
                throw new EncodingFailure("the results of this record take more than " + mostOutput + " bytes");
            }
            out.endOutput(current.route());
            outputs++;
        }
    }

    @SuppressWarnings("ReferenceEquality") // Only the very value that was read is untouched.
    private boolean isUntouched(Value value) {
        return value == decoded && !rewrites;
    }

    /** Whether what such a codec reads is its own text, as bytes are that no codec reads. */
    private static boolean isText(Codec codec) {
        return codec.readsText() || codec == Codec.RAW;
    }

    /**
     * Whether the payload itself is what the encoding makes of its value: a text or a line of cells is no JSON, and binary data that a
     * codec reads is no text.
     */
    private boolean payloadFits() {
        return switch (encoding.format()) {
            case NDJSON, JSON -> isJson;
            case TEXT -> isText;
            case RAW, CSV, TSV -> true;
            case MSGPACK, CBOR, AVRO, PROTOBUF -> false;
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
