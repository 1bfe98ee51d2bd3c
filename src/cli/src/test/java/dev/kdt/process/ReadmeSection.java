package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A section of the README. */
public record ReadmeSection(List<String> lines) {
    private static final String HEADING = "## ";
    private static final String FENCE = "```";

    /** The section with this title. */
    public static ReadmeSection named(String title) throws IOException {
        List<String> all = Files.readAllLines(Path.of("README.md"));
        int heading = all.indexOf(HEADING + title);
        assertTrue(heading >= 0, () -> "the README has no section '" + title + "'");
        return new ReadmeSection(all.stream()
                .skip(heading + 1L)
                .takeWhile(line -> !line.startsWith(HEADING))
                .toList());
    }

    /** Its blocks of code in a language, in order, each as its lines. */
    public List<List<String>> blocks(String language) {
        List<List<String>> blocks = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).equals(FENCE + language)) {
                blocks.add(lines.stream()
                        .skip(at + 1L)
                        .takeWhile(line -> !line.equals(FENCE))
                        .toList());
            }
        }
        return blocks;
    }
}
