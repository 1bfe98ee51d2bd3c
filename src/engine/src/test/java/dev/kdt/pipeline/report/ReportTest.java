package dev.kdt.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Trial;
import dev.kdt.pipeline.step.Steps;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static Pipeline pipeline(String yaml) throws PipelineException {
        return Trial.read(yaml).pipeline();
    }

    private static List<String> story(Pipeline pipeline, String... lines) {
        Explainer explainer = new Explainer(pipeline, MaxRecord.DEFAULT);
        return java.util.Arrays.stream(lines)
                .map(line -> KinesisRecord.of(Position.inFile("in", 1), Slice.utf8(line)))
                .flatMap(record -> explainer.explain(record).stream())
                .flatMap(story -> new StoryText().lines(story).stream())
                .map(StoryText.Line::text)
                .toList();
    }

    @Test
    void tellsARecordsStory() throws PipelineException {
        Pipeline pipeline = pipeline("""
            steps:
              - filter: .a != 0
              - map: '{a, b: (.a * 2), c}'
              - redact: .c
              - map: .a, .b
            """);
        assertEquals(
                List.of(
                        "in:1 (json)",
                        "  {\"a\":1,\"c\":\"x\",\"d\":2}",
                        "  filter: select(.a != 0)",
                        "    passed as it is",
                        "  map: {a, b: (.a * 2), c}",
                        "    - .d: 2",
                        "    + .b: 2",
                        "  redact",
                        "    ~ .c: \"x\" -> \"*\"",
                        "  map-2: .a, .b",
                        "    gave 2 values",
                        "    + 1",
                        "    + 2",
                        "  = 1",
                        "  = 2"),
                story(pipeline, "{\"a\":1,\"c\":\"x\",\"d\":2}"));
        assertEquals(
                List.of("in:1 (json)", "  {\"a\":0}", "  filter: select(.a != 0)", "    dropped: .a is 0"),
                story(pipeline, "{\"a\":0}"));
        assertEquals(
                List.of(
                        "  map: {a, b: (.a * 2), c}",
                        "    failed at 3:22: object ({}) and number (2) cannot be multiplied",
                        "      {a, b: (.a * 2), c}",
                        "                 ^"),
                story(pipeline, "{\"a\":{}}").subList(4, 8));
        assertTrue(story(pipeline, "{").getLast().startsWith("  cannot be decoded: not JSON"));
    }

    @Test
    void countsWhatGoesInAndOut() throws PipelineException {
        Pipeline pipeline = pipeline("steps:\n  - filter: .a\n  - map: ., .\n");
        List<StepMeter> meters = pipeline.steps().stream().map(StepMeter::new).toList();
        Trial trial = Trial.of(pipeline.withSteps(List.copyOf(meters)));
        trial.outcomes("{\"a\":1}", "{\"a\":2}", "{}");
        assertEquals(List.of(3L, 2L), meters.stream().map(StepMeter::in).toList());
        assertEquals(List.of(2L, 4L), meters.stream().map(StepMeter::out).toList());
        assertTrue(meters.getFirst().nanos() > 0);
    }

    @Test
    void groupsChangesByField() throws PipelineException {
        Trial before = Trial.of(pipeline("steps:\n  - filter: .a != 9\n  - map: '{a, list: [{b: .a}], old: 1}'\n"));
        Trial after = Trial.of(pipeline("steps:\n  - map: '{a, list: [{b: (.a + 1)}], new: 1}'\n"));
        List<String> lines = List.of("{\"a\":1}", "{\"a\":2}", "{\"a\":9}", "{");
        Comparison comparison = new Comparison();
        comparison.add(before.run(lines), after.run(lines));
        assertEquals(4, comparison.records());
        assertEquals(1, comparison.same());
        assertEquals(
                List.of(".list[].b: 2", ".old: 2", ".new: 2", "dropped by filter -> kept: 1"),
                comparison.changes().stream()
                        .map(each -> each.what() + ": " + each.count())
                        .toList());
        assertEquals(
                new Comparison.Example("in:1", "1 -> 2"),
                comparison.changes().getFirst().examples().getFirst());
    }

    @Test
    void tellsOfResultsThatGoToAnotherTarget() throws PipelineException {
        String route = "steps: [{route: {to: %s, targets: {e: 'firehose:errors'}}}]\n";
        Trial before = Trial.of(pipeline(route.formatted(".to")));
        Trial after = Trial.of(pipeline(route.formatted("'null'")));
        List<String> lines = List.of("{\"to\":\"e\"}", "{}");
        Comparison comparison = new Comparison();
        comparison.add(before.run(lines), after.run(lines));
        assertEquals(1, comparison.same());
        assertEquals(
                List.of("to e (firehose:errors) -> to default"),
                comparison.changes().stream().map(Comparison.Change::what).toList());
    }

    @Test
    void describesEveryStepOnAPage() {
        for (String name : Steps.names()) {
            String page = StepReference.page(name);
            assertTrue(page.startsWith(name + ": "), page);
            assertTrue(StepReference.overview().contains(name));
        }
        assertEquals(
                "unknown step 'fliter' (did you mean 'filter'?)",
                assertThrows(IllegalArgumentException.class, () -> StepReference.page("fliter"))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.yaml", "clickstream.yaml", "cloudwatch-logs.yaml"})
    void theSchemaFitsTheSamples(String sample) throws IOException {
        assertEquals(List.of(), misfits(Files.readString(Path.of("samples", sample))));
    }

    @Test
    void theSchemaFindsWhatTheReaderFinds() throws IOException {
        for (String wrong : List.of(
                "nmae: x",
                "steps: [{fliter: .a}]",
                "steps: [{filter: {cond: .a}}]",
                "steps: [{redact: {paths: .a, how: hide}}]",
                "decode: [gzpi]",
                "on-error: ignore",
                "tests: [{input: 1}]",
                "tests: [{input: 1, inputs: [1], expect: 1}]",
                "tests: [{input: 1, expect-counts: {kpet: 1}}]")) {
            assertFalse(misfits(wrong).isEmpty(), wrong);
            assertThrows(PipelineException.class, () -> pipeline(wrong), wrong);
        }
    }

    private static List<String> misfits(String yaml) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(PipelineSchema.text())
                .validate(new YAMLMapper().readTree(yaml))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Run the tests with {@code -DargLine.extra=-Dgenerated=rewrite} after a step's spec changed. */
    @Test
    void theSchemaOfThePipelineFileIsCurrent() throws IOException {
        Path file = Path.of("samples/pipeline.schema.json");
        if ("rewrite".equals(System.getProperty("generated"))) {
            Files.writeString(file, PipelineSchema.text());
        }
        assertEquals(PipelineSchema.text(), Files.readString(file));
    }
}
