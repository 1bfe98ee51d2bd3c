package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.pipeline.Trial;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldSpec;
import dev.kdt.pipeline.config.StepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** A step whose file is there, and that the list does not name, is in no pipeline. */
    @Test
    void everyStepIsInTheList() throws IOException {
        Set<String> expected = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/engine/src/main/java/dev/kdt/pipeline/step"))) {
            for (Path each : files.toList()) {
                if (Files.readString(each).contains(" implements StepType {")) {
                    expected.add(each.getFileName().toString().replace(".java", ""));
                }
            }
        }
        assertEquals(
                expected,
                Steps.ALL.stream()
                        .map(each -> each.getClass().getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new)));
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
        }
        List<String> names = Steps.names();
        assertEquals(names.stream().distinct().toList(), names);
    }
}
