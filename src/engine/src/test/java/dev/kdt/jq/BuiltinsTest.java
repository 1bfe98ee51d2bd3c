package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.jq.builtin.Builtins;
import dev.kdt.jq.builtin.Family;
import dev.kdt.jq.run.Builtin;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written down with each built-in function holds. */
final class BuiltinsTest {
    private final JqRunner jq = new JqRunner();

    @TestFactory
    Stream<DynamicTest> givesWhatItsExamplesSay() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Family family : Builtins.FAMILIES) {
            for (Builtin builtin : family.functions()) {
                for (Builtin.Example example : builtin.examples()) {
                    tests.add(DynamicTest.dynamicTest(
                            builtin.signature() + ": " + example.program(),
                            () -> assertEquals(example.outputs(), jq.outputs(example.program(), example.input()))));
                }
            }
        }
        return tests.stream();
    }

    /** The list is what jq 1.8.2's {@code builtins} gives, less what is about modules. */
    @Test
    void isThereForEachThatJqHas() throws Exception {
        List<String> ours = jq.outputs("builtins[]", "null");
        try (InputStream list = Objects.requireNonNull(getClass().getResourceAsStream("/jq/functions-1.8.txt"))) {
            List<String> missing = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> !ours.contains('"' + each + '"'))
                    .toList();
            assertEquals(List.of(), missing);
        }
    }

    @Test
    void hasAllFormats() throws Exception {
        for (String format : List.of("text", "json", "html", "uri", "urid", "csv", "tsv", "sh", "base64", "base64d")) {
            assertEquals(
                    1,
                    jq.outputs("first((\"YQ==\", [1]) | @" + format + "?)", "null")
                            .size(),
                    format);
        }
    }

    @Test
    void isDocumentedAndHasAnExample() {
        for (Family family : Builtins.FAMILIES) {
            for (Builtin builtin : family.functions()) {
                boolean internal = builtin.name().startsWith("_");
                boolean endsTheProcess = builtin.name().startsWith("halt");
                assertEquals(internal, builtin.doc().isEmpty(), builtin.signature());
                assertTrue(internal || endsTheProcess || !builtin.examples().isEmpty(), builtin.signature());
            }
        }
    }

    @Test
    void isOnTheReferencePage() {
        String page = Builtins.reference();
        assertTrue(page.contains("splits($expression; $flags)"));
        assertFalse(page.contains("_sort_by"));
    }
}
