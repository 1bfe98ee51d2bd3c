package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.kdt.pipeline.Trial;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldSpec;
import dev.kdt.pipeline.config.StepSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the reference are true. */
class StepExamplesTest {
    @TestFactory
    Stream<DynamicTest> everyExampleGivesWhatItSays() {
        return Steps.ALL.stream()
                .map(StepType::spec)
                .flatMap(spec -> spec.examples().stream()
                        .map(example ->
                                DynamicTest.dynamicTest(spec.name() + ": " + example.title(), () -> run(example))));
    }

    private static void run(Example example) {
        Trial trial = Trial.of("steps:\n  - " + example.step().replace("\n", "\n    ") + "\n");
        assertEquals(example.output(), trial.outputs(example.input()));
    }

    @Test
    void everyStepIsDescribed() {
        for (StepType type : Steps.ALL) {
            StepSpec spec = type.spec();
            assertFalse(spec.examples().isEmpty(), spec.name());
            assertFalse(spec.description().isBlank(), spec.name());
            for (FieldSpec field : spec.fields()) {
                assertFalse(field.summary().isBlank(), spec.name() + "." + field.name());
            }
            assertNotNull(Steps.named(spec.name()));
        }
        List<String> names = Steps.names();
        assertEquals(names.stream().distinct().toList(), names);
    }
}
