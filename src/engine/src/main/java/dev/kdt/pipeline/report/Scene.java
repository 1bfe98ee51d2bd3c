package dev.kdt.pipeline.report;

import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.program.Excerpt;
import dev.kdt.json.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect of one step on one value of a record.
 *
 * @param step the step's name
 * @param asJq the jq expression that it is, if it is one
 * @param before what it was given, a copy
 * @param turn what came of it
 */
public record Scene(String step, @Nullable String asJq, Value before, Turn turn) {
    /** The turn that the step gives to the story. */
    public sealed interface Turn {
        /** The step gave these values, copies; maybe none. */
        record Gave(List<Value> values) implements Turn {}

        /**
         * It dropped the value on purpose.
         *
         * @param why null when it does not say
         */
        record Dropped(@Nullable String why) implements Turn {}

        /**
         * It could not do its work.
         *
         * @param place in the pipeline file, when it is an expression that failed
         * @param excerpt of that expression
         */
        record Failed(
                String why,
                @Nullable TextPlace place,
                @Nullable Excerpt excerpt) implements Turn {}
    }

    public boolean dropped() {
        return turn instanceof Turn.Dropped;
    }
}
