package dev.kdt.pipeline;

import dev.kdt.codec.Failure;
import java.util.List;

/** The end of a record's way through the pipeline. */
public sealed interface Outcome {
    /** It came through, as any number of outputs, even none: a map may give nothing. */
    record Kept(List<Output> outputs) implements Outcome {}

    /** A step dropped it on purpose. */
    record Dropped(String step) implements Outcome {}

    /**
     * It could not be processed.
     *
     * @param outputs what came out before the failure: always empty in a pipeline; {@code process -e} prints as jq does
     */
    record Failed(Failure failure, List<Output> outputs) implements Outcome {}
}
