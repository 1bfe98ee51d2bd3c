package dev.kdt.pipeline;

import dev.kdt.codec.Decoder;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.OutOfShard;
import dev.kdt.jq.Halt;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.step.ExpressionContext;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Connects a host with an expression that takes records by itself ({@code input}), writes messages ({@code debug}) or ends the run
 * ({@code halt}). Such a pipeline runs on one thread, record after record.
 *
 * <p>The host says when it has read the {@linkplain #last last batch}, before that is processed; and it reads no more once the
 * expression has {@linkplain #halted() halted}.
 */
public final class InputContext {
    private final InputFormat format;
    private final AfterFailure afterFailure;
    private final Columns columns;
    private final RecordBounds bounds;
    private final Consumer<String> messages;
    private volatile boolean last;
    private volatile Optional<Halt> halted = Optional.empty();

    /**
     * Makes the context of one run.
     *
     * @param format of the input, whose records are taken out of what they are wrapped in
     * @param columns of the rows that it writes
     * @param bounds beyond which a record fails
     * @param messages takes what the expression tells the user, as it is to be shown
     */
    public InputContext(
            InputFormat format,
            Columns columns,
            AfterFailure afterFailure,
            RecordBounds bounds,
            Consumer<String> messages) {
        this.format = format;
        this.columns = columns;
        this.afterFailure = afterFailure;
        this.bounds = bounds;
        this.messages = messages;
    }

    /** No batch comes after the one that is processed next. */
    public void last() {
        last = true;
    }

    boolean isLast() {
        return last;
    }

    void halted(Halt halt) {
        halted = Optional.of(halt);
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
