package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.record.KinesisRecord;
import org.jspecify.annotations.Nullable;

/**
 * One encoded result, or a run of results that follow one another.
 *
 * @param bytes what is delivered, the encoding's newline included; the bytes stay as they are until the {@link Results} that
 *     they came from is cleared
 * @param source the user record that it was made of; of a run, the first one
 * @param chain the layers by which that record was decoded; {@link Chain#AUTO} when it was not
 * @param count how many results it is
 * @param route the target that a step sends it to; null for the one that the host has
 */
public record Output(
        Slice bytes,
        KinesisRecord source,
        Chain chain,
        int count,
        @Nullable RouteTarget route) {
    /** One result of a record that was not decoded. */
    public Output(Slice bytes, KinesisRecord source) {
        this(bytes, source, Chain.AUTO, 1);
    }

    /** Results that no step has routed. */
    public Output(Slice bytes, KinesisRecord source, Chain chain, int count) {
        this(bytes, source, chain, count, null);
    }

    /** The same results, presented as other bytes. */
    public Output withBytes(Slice others) {
        return new Output(others, source, chain, count, route);
    }
}
