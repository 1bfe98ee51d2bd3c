package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.jq.builtin.Builtins;
import dev.kdt.jq.builtin.Family;
import dev.kdt.jq.run.Builtin;
import java.util.ArrayList;
import java.util.List;
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
