package dev.kdt.endpoint.junit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows {@link OrderProducerTest} as it is run. */
class ReadmeExampleTest {
    @Test
    void isTheTestThatRuns() throws Exception {
        String source =
                Files.readString(Path.of("src/endpoint/src/test/java/dev/kdt/endpoint/junit/OrderProducerTest.java"));
        String example = source.substring(source.indexOf("class OrderProducerTest"));
        assertTrue(
                Files.readString(Path.of("README.md")).contains("```java\n" + example + "```\n"),
                "README.md, \"In your own tests\": the example is not OrderProducerTest from its declaration on");
    }
}
