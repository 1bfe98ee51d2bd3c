package dev.kdt.flow;

import java.util.function.UnaryOperator;

/**
 * An open target: a sink, and what is behind it. Closing it closes both.
 *
 * @param sink takes the outputs
 * @param verb what happened to an output that was delivered: {@code sent to stream 'orders'}
 * @param behind what the sink needs
 */
public record OpenTarget(Sink sink, String verb, Behind behind) implements AutoCloseable {
    /** The resource behind a sink: a file, or the clients of a service. */
    public interface Behind extends AutoCloseable {
        /** All that belongs to the output was written. */
        default void complete() {}

        @Override
        void close();
    }

    /** A target with nothing behind its sink that is to be closed. */
    public static OpenTarget of(Sink sink, String verb) {
        return new OpenTarget(sink, verb, () -> {});
    }

    /** The same target with something before its sink, which closes that sink. */
    public OpenTarget with(UnaryOperator<Sink> before) {
        return new OpenTarget(before.apply(sink), verb, behind);
    }

    /** Ends an output that came to its end. Without it, a file stays as it was. */
    public void complete() {
        behind.complete();
    }

    @Override
    public void close() {
        try (behind;
                sink) {
            // Closed in reverse order.
        }
    }
}
