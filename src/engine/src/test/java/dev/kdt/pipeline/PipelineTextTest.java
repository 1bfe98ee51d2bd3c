package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.pipeline.step.ExpressionStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions are changed in the text of a pipeline file, and nothing else is. */
class PipelineTextTest {
    private static PipelineText text(String text) {
        return new PipelineText("p.yaml", text);
    }

    /** Each line end is a {@code ~} here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "steps: [{map: .a}]¦.b¦steps: [{map: .b}]",
                "steps: [{map: .a}] # one¦{b}¦steps: [{map: '{b}'}] # one",
                "steps:~- map: .a¦.b¦steps:~- map: .b",
                "steps:~  - map: .a   # the a~¦.b¦steps:~  - map: .b   # the a~",
                "steps:~  - map: .a~¦.b # c¦steps:~  - map: '.b # c'~",
                "steps:~  - map: .a~¦null¦steps:~  - map: 'null'~",
                "steps:~  - map: .a~¦1¦steps:~  - map: '1'~",
                "steps:~  - map: .a # why~  - filter: .x~¦.b~| .c¦steps:~  - map: |- # why~      .b~      | .c~  -"
                        + " filter: .x~",
                "steps: [{map: .a}]¦.b~| .c¦steps: [{map: \".b\\n| .c\"}]",
                "steps:~  - map: '.a'~¦\"it's\"¦steps:~  - map: '\"it''s\"'~",
                "steps:~  - map: \".a\"~¦\"\\(.b)\"¦steps:~  - map: \"\\\"\\\\(.b)\\\"\"~",
                "steps:~  - map: .a~      | .b~# end~¦.c¦steps:~  - map: .c~# end~",
                "steps:~  - map: |~      .a~~      | .b~~  # next~  - filter: .x~¦.c~~| .d¦steps:~  - map: |~     "
                        + " .c~~      | .d~~  # next~  - filter: .x~",
                "steps:~  - map: >- # folded~     .a~     | .b~¦.c¦steps:~  - map: >- # folded~     .c~",
                "steps:~  - map: >~     .a~     | .b~¦.c~| .d¦steps:~  - map: |~     .c~     | .d~",
                "steps:~  - name: n~    map: {to: .a}~¦.b¦steps:~  - name: n~    map: {to: .b}~",
                "steps:~  - map:~      to: .a # x~¦.b¦steps:~  - map:~      to: .b # x~",
                "{\"steps\": [{\"map\": \".a\"}], \"on-error\": \"drop\"}¦\"x\"¦{\"steps\": [{\"map\":"
                        + " \"\\\"x\\\"\"}], \"on-error\": \"drop\"}",
                "{\t\"steps\": [{\t\"map\": \".a\"}]}¦.b~.c¦{\t\"steps\": [{\t\"map\": \".b\\n.c\"}]}",
                "# 𝄞 ß~steps:~  - map: .a~¦.b¦# 𝄞 ß~steps:~  - map: .b~",
            })
    void changesTheExpressionAlone(String before, String expression, String after) throws Exception {
        String file = before.replace('~', '\n');
        String changed = text(file)
                .withExpression(0, source(file, 0), expression.replace('~', '\n'))
                .text();
        assertEquals(after.replace('~', '\n'), changed);
        assertEquals(expression.replace('~', '\n'), source(changed, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "steps: []¦.b¦steps: [{map: .b}]",
                "steps: [] # none¦{b}¦steps: [{map: '{b}'}] # none",
                "steps: [{filter: .a}, {map: .c}]¦.b¦steps: [{filter: .a}, {map: .c}, {map: .b}]",
                "steps: [~  {filter: .a} # x~]¦.b¦steps: [~  {filter: .a},~  {map: .b} # x~]",
                "steps:~on-error: drop~¦.b¦steps:~  - map: .b~on-error: drop~",
                "steps: # none yet~¦.b¦steps: # none yet~  - map: .b~",
                "on-error: drop¦.b¦on-error: drop~steps:~  - map: .b~",
                "steps:~- filter: .a¦.b¦steps:~- filter: .a~- map: .b",
                "steps:~  - filter: .a # x~~# next~on-error: drop~¦.b¦steps:~  - filter: .a # x~  - map: .b~~#"
                        + " next~on-error: drop~",
                "steps:~    - map: |~        .a~~on-error: drop~¦.b | {c}¦steps:~    - map: |~        .a~    - map: .b"
                        + " | {c}~~on-error: drop~",
                "steps:~    - map: |~        .a¦.b¦steps:~    - map: |~        .a~    - map: .b",
                "steps:~  - redact:~      paths: [.a,~        .b]~on-error: drop~¦.b: 1¦steps:~  - redact:~     "
                        + " paths: [.a,~        .b]~  - map: '.b: 1'~on-error: drop~",
                "steps:~  - filter: .a~¦.b~| .c¦steps:~  - filter: .a~  - map: |-~      .b~      | .c~",
                "{\"steps\": []}¦.b¦{\"steps\": [{\"map\": \".b\"}]}",
                "{\"steps\": [~  {\"filter\": \".a\"}~]}¦.b¦{\"steps\": [~  {\"filter\": \".a\"},~  {\"map\":"
                        + " \".b\"}~]}",
            })
    void addsAStepBehindTheOthers(String before, String expression, String after) throws Exception {
        String changed = text(before.replace('~', '\n'))
                .withMap(expression.replace('~', '\n'))
                .text();
        assertEquals(after.replace('~', '\n'), changed);
    }

    @Test
    void keepsTheLineEndsOfWindows() throws Exception {
        String file = "# c\r\nsteps:\r\n  - map: |\r\n      .a\r\n\r\n  - filter: .x # y\r\n";
        PipelineText changed = text(file).withExpression(0, ".a", ".b\n| .c").withMap(".d\n| .e");
        assertEquals(
                "# c\r\nsteps:\r\n  - map: |\r\n      .b\r\n      | .c\r\n\r\n  - filter: .x # y\r\n"
                        + "  - map: |-\r\n      .d\r\n      | .e\r\n",
                changed.text());
    }

    @Test
    void changesTheSample() throws Exception {
        Path sample = Path.of("samples/orders.yaml");
        String before = Files.readString(sample);
        PipelineText changed = PipelineText.read(sample)
                .withExpression(0, ".status != \"test\"", ".status != \"test\" and .qty > 0")
                .withMap("del(.at)");
        assertEquals(
                before.replace("- filter: .status != \"test\"", "- filter: .status != \"test\" and .qty > 0")
                        .replace("keep: 12 }", "keep: 12 }\n  - map: del(.at)"),
                changed.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps: [{map: &x .a}, {filter: *x}]",
                "steps: [{filter: .b, name: &x .a}, {map: *x}]",
                "steps: [{map: &x .a}]",
                "steps: [{map: !!str .a}]",
            })
    void refusesWhatWouldChangeMore(String file) {
        int step = file.contains("name") ? 1 : 0;
        PipelineException refused =
                assertThrows(PipelineException.class, () -> text(file).withExpression(step, ".a", ".c"));
        assertTrue(refused.getMessage().contains("cannot be changed without changing more"), refused::getMessage);
    }

    @Test
    void refusesAStepThatIsAnotherOne() {
        PipelineText text = text("steps: [{map: .a}]");
        assertThrows(PipelineException.class, () -> text.withExpression(0, ".b", ".c"));
        assertThrows(PipelineException.class, () -> text.withExpression(1, ".a", ".c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps: ~\n", "{}", "{\"name\": \"x\"}", "on-error: drop\n...\n", "steps: &x [{map: .a}"})
    void refusesToAddWhereThereIsNoPlace(String file) {
        PipelineException refused =
                assertThrows(PipelineException.class, () -> text(file).withMap(".b"));
        assertEquals("p.yaml: no step can be added to 'steps' (edit the file by hand)", refused.getMessage());
    }

    /** Any text that can be written at all is the text that is read. */
    @Test
    void writesWhatIsReadAgain() throws Exception {
        List<String> files = List.of(
                "steps:\n  - map: .a\n  - filter: .z\n",
                "steps:\n  - map: '.a'\n",
                "steps: [{map: .a, name: n}]\n",
                "steps:\n  - map: |\n      .a\n\n  # c\n  - filter: .z\n",
                "steps:\n  - map: >-\n      .a\n",
                "{\"steps\": [{\"map\": \".a\"}]}");
        String letters = ".|{}[]:,#&*!%@`'\"\\ -?>\n\tab1\u00e9~$";
        Random random = new Random(7);
        int written = 0;
        for (int i = 0; i < 600; i++) {
            StringBuilder expression = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                expression.append(letters.charAt(random.nextInt(letters.length())));
            }
            String wanted = expression.toString().stripTrailing();
            String file = files.get(i % files.size());
            if (wanted.isEmpty()) {
                continue;
            }
            PipelineText changed = text(file).withExpression(0, ".a", wanted);
            assertEquals(
                    changed.text(), changed.withExpression(0, wanted, wanted).text(), wanted);
            assertEquals(
                    comments(file),
                    comments(changed.text()).stream()
                            .filter(comments(file)::contains)
                            .toList());
            written++;
        }
        assertTrue(written > 500, () -> "too few tried");
    }

    private static List<String> comments(String file) {
        return new ArrayList<>(
                file.lines().filter(each -> each.stripLeading().equals("# c")).toList());
    }

    private static String source(String file, int step) throws PipelineException {
        return ((ExpressionStep) Trial.read(file).pipeline().steps().get(step))
                .expression()
                .source()
                .stripTrailing();
    }
}
