package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.help.Topics;
import dev.kdt.codec.Codec;
import dev.kdt.generate.template.form.Forms;
import dev.kdt.pipeline.step.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The topics of help say what the program does today; their examples run as transcripts. */
class TopicsTest {
    private static final Path FOLDER = Path.of("src/cli/src/main/resources/dev/kdt/cli/help/topics");

    /** What is left on 80 columns beside the indentation of examples. */
    private static final int WIDEST_EXAMPLE = 78;

    @Test
    void everyFileIsATopic() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    new TreeSet<>(Topics.ALL),
                    files.map(each -> each.getFileName().toString().replace(".md", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void examplesFitAUsualTerminal() throws IOException {
        for (String topic : Topics.ALL) {
            boolean example = false;
            int examples = 0;
            for (String line : Files.readAllLines(FOLDER.resolve(topic + ".md"))) {
                if (line.startsWith("```")) {
                    example = !example;
                } else if (example) {
                    examples += line.startsWith("$ ") ? 1 : 0;
                    assertTrue(line.length() <= WIDEST_EXAMPLE, () -> topic + ": " + line.length() + ": " + line);
                }
            }
            assertTrue(examples >= 3, topic + ": " + examples + " commands");
        }
    }

    @Test
    void allStepsAreTold() {
        assertRows(
                "pipelines",
                Steps.ALL.stream()
                        .map(each -> each.spec().name() + " | " + each.spec().summary()));
    }

    @Test
    void allCodecsAreTold() {
        assertRows("decoding", Arrays.stream(Codec.values()).map(each -> each.word() + " | " + each.summary()));
    }

    @Test
    void allTypesOfFieldsAreTold() {
        assertRows(
                "templates",
                Forms.names().stream()
                        .filter(each -> !List.of("object", "array").contains(each)));
    }

    private static void assertRows(String topic, Stream<String> rows) {
        assertAll(rows.map(row -> () -> {
            String text = Files.readString(FOLDER.resolve(topic + ".md"));
            assertTrue(text.contains("\n| " + row + " |"), () -> "no row: " + row);
        }));
    }
}
