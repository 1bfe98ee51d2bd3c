package dev.kdt.pipeline;

import dev.kdt.codec.InputFormat;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case of {@code kdt test}.
 *
 * @param place where it stands
 * @param name a sentence
 * @param input what goes in
 * @param expected what must come out
 * @param environment variables that are set while it runs, besides those of the process
 */
public record TestCase(Place place, String name, Input input, Expected expected, Map<String, String> environment) {
    /** The keys of a case of which one says what goes in. */
    public static final List<String> INPUTS = List.of("input", "inputs", "capture");

    /** The keys of a case of which one says what must come of it. */
    public static final List<String> EXPECTATIONS =
            List.of("expect", "expect-routed", "expect-dropped", "expect-failed", "expect-counts");

    /** The members of {@code meta}, named as in {@code $meta}. */
    public static final List<String> META =
            List.of("stream", "shard", "sequence", "subsequence", "outOfShard", "key", "arrival", "file", "line");

    /** The members of {@code expect-counts}. */
    public static final List<String> COUNTS = List.of("kept", "dropped", "failed", "outputs");

    /** The counts that may be told apart by step. */
    public static final List<String> COUNTS_BY_STEP = List.of("dropped", "failed");

    /** The input of the pipeline. */
    public sealed interface Input {
        /**
         * Records that the file writes down. A text is the payload itself, any other value its JSON.
         *
         * @param meta what {@code $meta} is to hold; null for nothing but the line
         */
        record Records(List<Value> values, @Nullable Value meta) implements Input {}

        /**
         * A capture: a file of records.
         *
         * @param file as the case names it, looked for from the folder of the case file
         * @param format how it is cut into records
         */
        record Capture(String file, InputFormat format) implements Input {}
    }

    /** The expected result of the input. */
    public sealed interface Expected {
        /** These results, in order, and no others; what is dropped on the way does not matter. */
        record Results(List<Value> values) implements Expected {}

        /** As {@link Results}, for each target by itself: the results by the target's name, or by {@code default}. */
        record Routed(Map<String, List<Value>> values) implements Expected {}

        /** Every record is dropped; by the step of that name, if one is given. */
        record Dropped(@Nullable String step) implements Expected {}

        /** Every record fails, with a message that holds this text, if one is given. */
        record Failed(@Nullable String message) implements Expected {}

        /**
         * So many of each: the keys are kept, dropped, failed and outputs, and {@code dropped by STEP} and {@code failed in STEP};
         * what is not named does not matter.
         */
        record Counts(Map<String, Long> counts) implements Expected {}
    }
}
