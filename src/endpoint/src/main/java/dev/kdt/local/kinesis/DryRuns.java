package dev.kdt.local.kinesis;

import dev.kdt.endpoint.option.Throttling;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Requests that are checked and not carried out: "Kinesis Data Streams, Test your permissions and request inputs with dry run". One that
 * would have succeeded is refused with {@code DryRunOperationException}, another one as it would have been. Safe for use by several
 * threads.
 */
final class DryRuns {
    static final Shape.Field MEMBER = Shape.optional("DryRun", Shape.FLAG);

    /** The time between two of a stream, whichever operations they are of. */
    private static final long PAUSE_MILLIS = 1_000;

    private final Streams streams;

    /** By stream, when the last one was. */
    private final Map<KinesisStream, Long> last = new WeakHashMap<>();

    DryRuns(Streams streams) {
        this.streams = streams;
    }

    static boolean asked(Params params) {
        return params.has("DryRun") && params.flag("DryRun");
    }

    /**
     * Ends a dry run; other requests go on. Called when nothing is wrong with the request, and nothing is done yet.
     *
     * @throws ServiceException for a dry run
     */
    void end(Params params, KinesisStream stream, Caller caller) {
        if (!asked(params)) {
            return;
        }
        if (streams.options().limits() == Throttling.SERVICE && isTooSoon(stream)) {
            throw ServiceException.throttled(
                    "ThrottlingException",
                    "Rate exceeded for stream " + stream.identity().name() + " under account " + caller.account() + ".",
                    "1 dry run a second for a stream");
        }
        throw ServiceException.refused(
                "DryRunOperationException", "The request was rejected because the DryRun parameter was specified.");
    }

    private synchronized boolean isTooSoon(KinesisStream stream) {
        long now = streams.timeline().millis();
        Long before = last.get(stream);
        if (before != null && now - before < PAUSE_MILLIS) {
            return true;
        }
        last.put(stream, now);
        return false;
    }
}
