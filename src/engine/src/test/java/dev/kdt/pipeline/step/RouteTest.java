package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.Trial;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where results go, and which targets a pipeline may name. */
class RouteTest {
    private static final String TARGETS = "targets: {e: 'firehose:errors', r: 'kinesis:raw'}";
    private static final String BY_KIND = "route: {to: .to, " + TARGETS + "}";

    /** Each output, and the name of its target. */
    private static List<String> routed(String steps, String... lines) {
        Results results = Trial.of("steps: [" + steps + "]").run(List.of(lines));
        return words(results.outputs(0, results.size()));
    }

    private static List<String> words(List<Output> outputs) {
        List<String> words = new ArrayList<>();
        for (Output each : outputs) {
            RouteTarget route = each.route();
            words.add(each.bytes().toText().strip() + (route == null ? "" : " " + route.name()));
        }
        return words;
    }

    @Test
    void sendsEachRecordWhereTheExpressionSays() {
        assertEquals(
                List.of("{\"to\":\"e\"} e", "{}", "{\"to\":\"r\"} r", "{\"to\":null}"),
                routed("{" + BY_KIND + "}", "{\"to\":\"e\"}", "{}", "{\"to\":\"r\"}", "{\"to\":null}"));
    }

    @Test
    void leavesARecordWithoutAResultWhereItWasGoing() {
        String select = "{route: {to: 'select(.bad) | \"r\"', " + TARGETS + "}}";
        assertEquals(
                List.of("{\"to\":\"e\"} e", "{\"to\":\"e\",\"bad\":true} r", "{}"),
                routed("{" + BY_KIND + "}, " + select, "{\"to\":\"e\"}", "{\"to\":\"e\",\"bad\":true}", "{}"));
    }

    @Test
    void sendsACopyForEachResult() {
        assertEquals(
                List.of("1", "1 e", "1 r"),
                routed("{route: {to: 'null, \"e\", \"r\"', " + TARGETS + "}}, {map: .n}", "{\"n\":1}"));
    }

    /** The next value, and the next record, begin without a route. */
    @Test
    void routesAllThatLaterStepsMakeAndNothingElse() {
        assertEquals(
                List.of("1 e", "2 e", "3", "4 r", "5"),
                routed(
                        "{map: '.[]'}, {" + BY_KIND + "}, {map: '.n[]'}",
                        "[{\"to\":\"e\",\"n\":[1,2]},{\"n\":[3]},{\"to\":\"r\",\"n\":[4]}]",
                        "[{\"n\":[5]}]"));
    }

    @Test
    void failsARecordThatNamesNoTarget() {
        assertEquals(
                List.of(
                        "failed: route: no target is named \"x\" (there are: e, r) (given {\"to\":\"x\"})",
                        "failed: route: a target is named by a string or null, and this is number (given {\"to\":1})"),
                Trial.of("steps: [{" + BY_KIND + "}]").outcomes("{\"to\":\"x\"}", "{\"to\":1}"));
    }

    /** A record that fails gives nothing, and its routes are not those of the next one. */
    @Test
    void takesRoutedResultsBack() {
        assertEquals(
                List.of("1"),
                routed("{map: '.[]'}, {" + BY_KIND + "}, {map: .n}", "[{\"to\":\"e\"},{\"to\":\"x\"}]", "[{\"n\":1}]"));
    }

    /** A sink that takes many results at once must not take those for another one. */
    @Test
    void dividesRunsByTarget() {
        Results results = Trial.of("steps: [{" + BY_KIND + "}, {map: .n}]")
                .run(List.of(
                        "{\"n\":1}", "{\"n\":2}", "{\"n\":3,\"to\":\"e\"}", "{\"n\":4,\"to\":\"e\"}", "{\"n\":5}"));
        List<Output> runs = results.runs(0, results.size());
        assertEquals(List.of("1\n2", "3\n4 e", "5"), words(runs));
        assertEquals(
                List.of(1L, 3L, 5L),
                runs.stream().map(each -> each.source().position().line()).toList());
    }

    @Test
    void forgetsRoutesWhenResultsAreCleared() {
        Results results = Trial.of("steps: [{" + BY_KIND + "}]").run(List.of("{\"to\":\"e\"}"));
        results.clear();
        results.bytes().ascii("1");
        results.endOutput();
        results.kept(KinesisRecord.of(Position.UNKNOWN, Slice.EMPTY), 0);
        assertEquals(List.of("1"), words(results.outputs(0, 1)));
    }

    @Test
    void tellsThePipelineItsTargets() throws PipelineException {
        assertEquals(
                List.of(new RouteTarget("e", "firehose:errors"), new RouteTarget("r", "kinesis:raw")),
                Trial.read("steps: [{" + BY_KIND + "}, {" + BY_KIND + "}]")
                        .pipeline()
                        .routes());
    }

    @Test
    void takesTargetsFromTheEnvironment() throws PipelineException {
        assertEquals(
                List.of(new RouteTarget("e", "firehose:pepper-errors")),
                Trial.read("steps: [{route: {to: .to, targets: {e: 'firehose:${SALT}-errors'}}}]")
                        .pipeline()
                        .routes());
    }

    @Test
    void refusesTargetsThatAreNone() {
        assertProblem("e: out.ndjson", "'out.ndjson' is neither firehose:NAME nor kinesis:NAME");
        assertProblem("e: 'firehos:a'", "(did you mean 'firehose'?)");
        assertProblem("e: 's3:bucket'", "'s3:bucket' is neither");
        assertProblem("e: 'firehose:a/b'", "'firehose:a/b' names nothing");
        assertProblem("default: 'firehose:a'", "means the target of --to");
        assertProblem("", "'targets' is empty");
    }

    private static void assertProblem(String targets, String problem) {
        PipelineException refused = assertThrows(
                PipelineException.class, () -> Trial.read("steps: [{route: {to: .to, targets: {" + targets + "}}}]"));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(problem), message);
    }
}
