package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Delivers what a delivery stream has buffered, and waits for it, but not for ever. */
final class FlushDeliveryStream implements Action {
    /** A day. */
    private static final int MOST_MILLIS = 86_400_000;

    private static final int DEFAULT_MILLIS = 60_000;

    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", text(1, 64, "[a-zA-Z0-9_.-]+")),
            optional("TimeoutMillis", integer(0, MOST_MILLIS)));

    private final DeliveryStreams deliveries;

    FlushDeliveryStream(DeliveryStreams deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        DeliveryStream stream = deliveries.named(params.text("DeliveryStreamName"), caller);
        FlushResult result = await(stream, params.integer("TimeoutMillis", DEFAULT_MILLIS));
        return out -> out.number("Rejected", result.rejected())
                .number("Skipped", result.skipped())
                .text("Failure", result.failure());
    }

    private static FlushResult await(DeliveryStream stream, int millis) {
        try {
            return stream.flush().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            String failure = stream.failure();
            return new FlushResult(0, 0, failure.isEmpty() ? "the flush is not finished yet" : failure);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // A flush ends with a result.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FlushResult(0, 0, "the endpoint is being stopped");
        }
    }
}
