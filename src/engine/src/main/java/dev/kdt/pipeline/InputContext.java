package dev.kdt.pipeline;

import dev.kdt.codec.Decoder;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.OutOfShard;
import dev.kdt.jq.Halt;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.ExpressionContext;
import dev.kdt.record.Batch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Connects a host with an expression that takes records by itself ({@code input}), writes messages ({@code debug}) or ends the run
 * ({@code halt}). Such a pipeline runs on one thread, record after record.
 *
 * <p>The host says when it has read the {@linkplain #last last batch}, before that is processed; and it reads no more once the
 * expression {@linkplain #hasEnded() has ended}.
 */
public final class InputContext {
    private final InputFormat format;
    private final AfterFailure afterFailure;
    private final Columns columns;
    private final RecordBounds bounds;
    private final Consumer<String> messages;
    private final Turns turns;
    private volatile boolean last;
    private volatile boolean ended;
    private volatile Optional<Halt> halted = Optional.empty();

    /** How often the expression runs. */
    public enum Turns {
        /** For each record that it did not take by itself. */
        EACH_RECORD,
        /** Once, with {@code null}: all records are for it to take. The first batch is {@link #nothing}. */
        ONCE
    }

    /**
     * Makes the context of one run.
     *
     * @param format of the input, whose records are taken out of what they are wrapped in
     * @param columns of the rows that it writes
     * @param bounds beyond which a record fails
     * @param messages takes what the expression tells the user, as it is to be shown
     * @param turns how often the expression runs
     */
    public InputContext(
            InputFormat format,
            Columns columns,
            AfterFailure afterFailure,
            RecordBounds bounds,
            Consumer<String> messages,
            Turns turns) {
        this.format = format;
        this.columns = columns;
        this.afterFailure = afterFailure;
        this.bounds = bounds;
        this.messages = messages;
        this.turns = turns;
    }

    /** The batch that stands for no record yet, for an expression that runs once. */
    public static Batch nothing(String lane) {
        return new Batch(lane, List.of(CurrentRecord.NONE_YET));
    }

    /** No batch comes after the one that is processed next. */
    public void last() {
        last = true;
    }

    boolean isLast() {
        return last;
    }

    boolean runsOnce() {
        return turns == Turns.ONCE;
    }

    void halted(Halt halt) {
        halted = Optional.of(halt);
        ended = true;
    }

    /** The expression needs no more records. */
    void end() {
        ended = true;
    }

    /** Whether the expression has ended before its input: what is left need not be read. */
    public boolean hasEnded() {
        return ended;
    }

    /** The halt by which the expression ended the work; empty as long as it has not. */
    public Optional<Halt> halted() {
        return halted;
    }

    /** Makes the one processor of the run. */
    public Processor.Factory processors(Pipeline pipeline) {
        return new Processor.Factory() {
            @Override
            public Processor create() {
                return new InputContextProcessor(
                        InputContext.this,
                        new Decoder(pipeline.decode(), OutOfShard.MARK, ignored -> {}, bounds.input()),
                        format.unwrapper(),
                        inputs -> new StepChain(
                                pipeline,
                                columns,
                                afterFailure,
                                new ExpressionContext(inputs, messages),
                                bounds.output()));
            }

            @Override
            public boolean remembers() {
                return true;
            }
        };
    }
}
