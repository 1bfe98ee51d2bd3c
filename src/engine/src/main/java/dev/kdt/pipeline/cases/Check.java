package dev.kdt.pipeline.cases;

import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.TestCase;
import dev.kdt.pipeline.step.Shortened;
import java.util.List;
import java.util.Map;

/** Compares what came of the input of one case with what was expected. */
interface Check {
    /** Looks at what became of some of the records; called for all of them, in order. */
    void see(Results results);

    /** The deviations from what is expected, lines to be shown; valid after all records. */
    List<String> problems();

    static Check of(TestCase.Expected expected) {
        return switch (expected) {
            case TestCase.Expected.Results(List<Value> values) -> new ResultsCheck(values);
            case TestCase.Expected.Routed(Map<String, List<Value>> values) -> new RoutedCheck(values);
            case TestCase.Expected.Dropped(String step) -> EndingCheck.dropped(step);
            case TestCase.Expected.Failed(String message) -> EndingCheck.failed(message);
            case TestCase.Expected.Counts counts -> new CountsCheck(counts.counts());
        };
    }

    /** An output as a value, of its own: a text where it is no JSON. */
    static Value value(Output output) {
        try {
            return new JsonReader().read(output.bytes().copy());
        } catch (JsonException _) {
            return Value.of(output.bytes().toText());
        }
    }

    /** A record's outcome in a few words. */
    static String inWords(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept(List<Output> outputs) ->
                outputs.isEmpty() ? "was kept, with no result" : "was kept: " + Shortened.of(value(outputs.getFirst()));
            case Outcome.Dropped(String step) -> "was dropped by " + step;
            case Outcome.Failed failed -> {
                String step = failed.failure().step();
                yield (step == null ? "failed: " : "failed in " + step + ": ")
                        + failed.failure().message();
            }
        };
    }
}
