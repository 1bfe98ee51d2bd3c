package dev.kdt.pipeline.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {
    private static final Captures CAPTURES = (file, format, pipeline, results) -> {
        throw new IOException(file.toString());
    };

    private static final String STEPS = """
        steps:
          - filter: .a
          - map: '{b: (.a * 2)}'
        tests:
        """;

    private static List<CaseResult> run(String cases) throws PipelineException {
        PipelineFile file = Trial.read(STEPS + cases.indent(2));
        CaseRunner runner = new CaseRunner(file.pipeline(), Path.of("samples"), CAPTURES);
        return file.tests().stream().map(runner::run).toList();
    }

    private static List<String> problems(String cases) throws PipelineException {
        return run(cases).stream().flatMap(each -> each.problems().stream()).toList();
    }

    @Test
    void passesWhatIsAsExpected() throws PipelineException {
        assertEquals(List.of(), problems("""
            - {input: {a: 1}, expect: {b: 2}}
            - {inputs: [{a: 1}, {}, {a: 2}], expect: [{b: 2}, {b: 4}]}
            - {input: '{"a":1}', expect: {b: 2.0}}
            - {input: {}, expect-dropped: filter}
            - {input: {a: {}}, expect-failed: cannot be multiplied}
            - {inputs: [{a: 1}, {}], expect-counts: {kept: 1, dropped: 1, failed: 0, outputs: 1}}
            """));
    }

    @Test
    void saysHowTheResultDiffers() throws PipelineException {
        assertEquals(
                List.of(
                        ".b: expected 3, but was 2",
                        ".c: expected 1, but was missing",
                        "expected {\"b\":4}, but nothing more came out",
                        "expected nothing more, but got {\"b\":2}",
                        "expected to be dropped by map, but it was dropped by filter",
                        "expected to fail, but it was kept: {\"b\":2}",
                        "expected 2 kept, but counted 1"),
                problems("""
                    - {input: {a: 1}, expect: {b: 3, c: 1}}
                    - {input: {a: 1}, expect: [{b: 2}, {b: 4}]}
                    - {input: {a: 1}, expect: []}
                    - {input: {}, expect-dropped: map}
                    - {input: {a: 1}, expect-failed: true}
                    - {input: {a: 1}, expect-counts: {kept: 2}}
                    """));
    }

    @Test
    void givesTheCasesMetaToThePipeline() throws PipelineException {
        PipelineFile file = Trial.read("""
            steps:
              - map: '[$meta.key, $meta.arrival]'
            tests:
              - input: 1
                meta: {key: k, arrival: "2026-11-22T08:00:00Z"}
                expect: [[k, "2026-11-22T08:00:00Z"]]
            """);
        assertEquals(
                List.of(),
                new CaseRunner(file.pipeline(), Path.of("."), CAPTURES)
                        .run(file.tests().getFirst())
                        .problems());
    }

    @Test
    void tellsACaptureThatIsNotThere() throws PipelineException {
        assertEquals(
                List.of("the capture cannot be read: samples/nowhere.ndjson"),
                problems("- {capture: nowhere.ndjson, expect-counts: {kept: 1}}\n"));
    }

    @Test
    void writesWhatContinuousIntegrationReads() throws PipelineException {
        Map<String, List<CaseResult>> results = new LinkedHashMap<>();
        results.put("a.yaml", run("""
            - {name: good, input: {}, expect-dropped: true}
            - {name: 'bad <"&', input: {a: 1}, expect: {b: 3}}
            """));
        assertEquals("""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
              <testsuite name="a.yaml" tests="2" failures="1" errors="0" time="T">
                <testcase classname="a.yaml" name="good" time="T"/>
                <testcase classname="a.yaml" name="bad &lt;&quot;&amp;" time="T">
                  <failure message=".b: expected 3, but was 2">p.yaml:6:5&#10;.b: expected 3, but was 2</failure>
                </testcase>
              </testsuite>
            </testsuites>
            """, JUnitReport.xml(results).replaceAll("time=\"[0-9.]+\"", "time=\"T\""));
    }
}
