package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.pipeline.config.Problem;
import dev.kdt.pipeline.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineFileTest {
    private static List<String> problems(String yaml) {
        PipelineException e = assertThrows(PipelineException.class, () -> Trial.read(yaml));
        return e.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void readsTheWholeForm() throws PipelineException {
        PipelineFile file = Trial.read("""
            name: orders
            decode: [kpl, gzip, json]
            steps:
              - filter: .status != "test"
              - name: short
                map: |
                  {id,
                   total: (.qty * .price)}
              - filter: .total > 0
              - redact: {paths: [.email], how: hash, salt: "${SALT}"}
            encode: json
            on-error: stop
            partition: { country: .country }
            tests:
              - name: test orders are dropped
                input: {status: test}
                expect-dropped: true
            """);
        Pipeline pipeline = file.pipeline();
        assertEquals("orders", pipeline.name());
        assertEquals(Chain.of(Codec.KPL, Codec.GZIP, Codec.JSON), pipeline.decode());
        assertEquals(
                List.of("filter", "short", "filter-2", "redact"),
                pipeline.steps().stream().map(Step::name).toList());
        assertEquals(OnError.STOP, pipeline.onError());
        assertEquals(Encoding.of(Encoding.Format.JSON), pipeline.encode());
        assertEquals(List.of("country"), List.copyOf(pipeline.partition().keySet()));
        assertEquals("test orders are dropped", file.tests().getFirst().name());
    }

    @Test
    void readsJsonToo() throws PipelineException {
        PipelineFile file = Trial.read("{\n\t\"decode\": \"auto\",\n\t\"steps\": [{\"filter\": \".a\"}]\n}");
        assertEquals("p", file.pipeline().name());
        assertEquals(1, file.pipeline().steps().size());
    }

    @Test
    void reportsAllThatIsWrongAtOnceWithItsPlace() {
        assertEquals(
                List.of(
                        "p.yaml:1:1: unknown key 'nmae' (did you mean 'name'?)",
                        "p.yaml:2:16: 'decode': unknown codec 'gzpi' (did you mean 'gzip'?)",
                        "p.yaml:4:5: unknown step 'fliter' (did you mean 'filter'?)",
                        "p.yaml:6:7: step 'redact': unknown field 'path' (did you mean 'paths'?)",
                        "p.yaml:7:12: step 'redact', 'how': unknown value 'hide' (known: mask, hash, truncate)",
                        "p.yaml:8:9: 'encode': unknown value 'jsno' (did you mean 'json'?)"),
                problems("""
                    nmae: x
                    decode: [json, gzpi]
                    steps:
                      - fliter: .a
                      - redact:
                          path: .a
                          how: hide
                    encode: jsno
                    """).stream()
                        .filter(each -> !each.contains("'paths' is missing") && !each.contains("nothing can follow"))
                        .toList());
    }

    @Test
    void pointsIntoTheExpressionThatIsWrong() {
        List<String> plain = problems("steps:\n  - filter: .a ==\n");
        assertTrue(plain.getFirst().startsWith("p.yaml:2:1"), plain.toString());
        assertTrue(plain.getFirst().contains("step 'filter', 'condition': "), plain.toString());
        List<String> block = problems("steps:\n  - map: |\n      {a: 1,\n       b: nosuch}\n");
        assertTrue(block.getFirst().startsWith("p.yaml:4:11: "), block.toString());
        List<String> path = problems("steps:\n  - redact: [.a, .b.c)]\n");
        assertTrue(path.getFirst().startsWith("p.yaml:2:"), path.toString());
    }

    @Test
    void refusesAMissingSalt() {
        assertEquals(
                List.of("p.yaml:2:44: step 'redact', 'salt': the environment variable NO_SALT is not set"
                        + " (give it a value in the environment)"),
                problems("steps:\n  - redact: {paths: [.a], how: hash, salt: '${NO_SALT}'}\n"));
        assertEquals(
                List.of("p.yaml:2:32: step 'redact': hash needs a 'salt', such as ${SALT} from the environment"),
                problems("steps:\n  - redact: {paths: [.a], how: hash}\n"));
        assertEquals(
                List.of("p.yaml:2:34: step 'redact': 'salt' is for hash, not for mask"),
                problems("steps:\n  - redact: {paths: [.a], salt:  x}\n"));
    }

    @Test
    void saysWhereYamlIsBroken() {
        List<String> found = problems("steps:\n  - filter: '.a\n");
        assertTrue(found.getFirst().startsWith("p.yaml:3:1: not YAML: "), found.toString());
        assertTrue(
                problems("steps:\n\t- filter: .a\n").getFirst().endsWith(" (indent with spaces; YAML takes no tabs)"));
        assertEquals(List.of("p.yaml: the pipeline file is empty"), problems(""));
        assertEquals(List.of("p.yaml:1:1: a pipeline file is a mapping with 'steps', not a list"), problems("- a"));
        assertEquals(List.of("p.yaml:2:1: 'name' is given twice"), problems("name: a\nname: b\n"));
    }

    @Test
    void helpsWithStepsThatAreWrittenWrong() {
        assertEquals(
                List.of("p.yaml:2:5: a step is written 'filter: …', not a text (did you mean 'redact'?)"),
                problems("steps:\n  - redcat\n"));
        assertEquals(
                List.of("p.yaml:3:5: two steps in one list item (begin 'map' with a dash on a new line)"),
                problems("steps:\n  - filter: .a\n    map: .b\n"));
        assertEquals(
                List.of("p.yaml:1:8: 'steps' must be a list, each item beginning with a dash, not a text"),
                problems("steps: x"));
    }

    @Test
    void checksTheCasesToo() {
        assertEquals(
                List.of(
                        "p.yaml:2:5: case 'a': give exactly one of expect, expect-routed, expect-dropped,"
                                + " expect-failed, expect-counts",
                        "p.yaml:4:5: unknown key 'inputt' of a case (did you mean 'input'?)"),
                problems("tests:\n  - name: a\n    input: 1\n  - inputt: 1\n    input: 1\n    expect: 2\n"));
    }

    @Test
    void tellsAFileThatIsNotThere() {
        PipelineException e = assertThrows(
                PipelineException.class,
                () -> PipelineFile.load(Path.of("nowhere.yaml"), Map.of(), Trial.NOON, ignored -> {}));
        assertEquals("nowhere.yaml: the pipeline file does not exist", e.getMessage());
    }

    @Test
    void survivesAliasesThatExplode() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertTrue(problems(bomb.toString()).getFirst().contains("not YAML"));
    }
}
