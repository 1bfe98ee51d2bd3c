package dev.kdt.pipeline.step;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A host's services for an expression besides its record: further inputs, and a place for messages.
 *
 * @param inputs where expressions take further records from
 * @param messages for {@code debug} and {@code stderr}: text to be shown as it is
 */
public record ExpressionContext(Inputs inputs, Consumer<String> messages) {
    /** Gives nothing. */
    public static final ExpressionContext NOTHING = new ExpressionContext(() -> null, _ -> {});

    /** Whether an expression may get further records here. */
    public boolean givesInputs() {
        return !equals(NOTHING);
    }

    /** The source of further records. */
    @FunctionalInterface
    public interface Inputs {
        /**
         * Takes the next record, which will then not be worked on by itself.
         *
         * @return its value, good for the rest of the run; null when there is none
         */
        @Nullable
        Value next() throws JqException;
    }
}
