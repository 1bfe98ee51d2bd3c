package dev.kdt.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows {@link OrderTotalsTest} as it is run. */
class ReadmePipelineTest {
    @Test
    void theExampleIsTheTestThatRuns() throws Exception {
        String source = Files.readString(Path.of("src/engine/src/test/java/dev/kdt/example/OrderTotalsTest.java"));
        String example = source.substring(source.indexOf("class OrderTotalsTest"));
        assertTrue(
                Files.readString(Path.of("README.md")).contains("```java\n" + example + "```\n"),
                "README.md, \"As libraries\": the example is not OrderTotalsTest from its declaration on");
    }
}
