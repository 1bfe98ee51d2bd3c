package dev.kdt.cli.command.process;

import dev.kdt.cli.host.FileReading;
import dev.kdt.flow.ForwardingLane;
import dev.kdt.flow.ForwardingSource;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.jq.Halt;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.program.Expression;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.InputContext;
import dev.kdt.pipeline.InputContext.Turns;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.record.Batch;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** {@code process -e} with an expression that takes inputs by itself, writes messages, or halts. */
final class StreamingExpressionRun implements ProcessMode {
    private final boolean takesInputs;
    private final Turns turns;
    private final ResultDelivery delivery;
    private final FileReading reading;
    private final PrintStream err;
    private final InputContext inputs;

    StreamingExpressionRun(
            Expression expression, JqInput input, ResultDelivery delivery, FileReading reading, RecordBounds bounds) {
        this.takesInputs = expression.uses(Capability.INPUT) || input.takesAll();
        this.turns = input.turns();
        this.delivery = delivery;
        this.reading = reading;
        this.err = delivery.session().console().err();
        this.inputs =
                new InputContext(reading.format(), delivery.columns(), AfterFailure.KEEP, bounds, err::print, turns);
    }

    /** Whether the expression does any of that, or runs only once. */
    static boolean isNeeded(Expression expression, JqInput input) {
        return input.turns() == Turns.ONCE
                || expression.uses(Capability.INPUT)
                || expression.uses(Capability.STDERR)
                || expression.uses(Capability.HALT);
    }

    /** Runs it. The exit code is the expression's own, if it chose one, and then what it said at last is shown. */
    @Override
    public int run() throws InterruptedException {
        int counted = delivery.deliver(made -> source(), inputs::processors);
        return inputs.halted().map(this::halted).orElse(counted);
    }

    /** The input, which ends when the expression has ended. */
    private Source source() {
        return new ForwardingSource(reading.source()) {
            @Override
            protected ForwardingLane forwarding(Lane lane) {
                return new Ahead(lane);
            }
        };
    }

    private int halted(Halt halt) {
        Value message = halt.message();
        if (message instanceof StringValue text) {
            err.print(text.text());
        } else if (message != null) {
            err.print(message + "\n");
        }
        err.flush();
        return halt.exitCode();
    }

    /**
     * Reads a batch ahead where the expression takes inputs, since that has to know which one is the last. Reads nothing for one that
     * runs once and takes none.
     */
    private final class Ahead extends ForwardingLane {
        private @Nullable Batch following;
        private boolean started;

        Ahead(Lane lane) {
            super(lane);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            if (inputs.hasEnded()) {
                return null;
            }
            if (!takesInputs && turns == Turns.EACH_RECORD) {
                return super.next();
            }
            Batch batch = started ? following : first();
            started = true;
            following = batch; // What is left when the next read is interrupted.
            if (batch != null) {
                following = takesInputs ? super.next() : null;
                if (following == null) {
                    inputs.last();
                }
            }
            return batch;
        }

        private @Nullable Batch first() throws InterruptedException {
            return switch (turns) {
                case EACH_RECORD -> super.next();
                case ONCE -> InputContext.nothing(name());
            };
        }

        @Override
        public @Nullable Batch leftover() {
            Batch ahead = following;
            following = null;
            return ahead != null ? ahead : super.leftover();
        }
    }
}
