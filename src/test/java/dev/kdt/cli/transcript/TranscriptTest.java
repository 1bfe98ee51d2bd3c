package dev.kdt.cli.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every transcript, and the README as one. */
class TranscriptTest {
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("transcripts"));
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> transcriptsPrintWhatTheySay(@TempDir Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(Path.of("src/test/transcripts"))) {
            found.filter(each -> each.toString().endsWith(".txt")).sorted().forEach(files::add);
        }
        Path readme = Path.of("README.md");
        if (Files.exists(readme)) {
            files.add(readme);
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        file.toUri(),
                        () -> check(file, folder.resolve(file.getFileName().toString() + ".d"))));
    }

    private static void check(Path file, Path folder) throws IOException, InterruptedException {
        boolean markdown = file.toString().endsWith(".md");
        Transcript transcript = Transcript.parse(Files.readAllLines(file), markdown);
        Files.createDirectories(folder);
        Path samples = PROJECT.resolve("samples");
        if (Files.exists(samples)) {
            Files.createSymbolicLink(folder.resolve("samples"), samples);
        }
        List<Step> seen = new ArrayList<>();
        try (Shell shell = new Shell(folder.toRealPath())) {
            for (Step step : transcript.steps()) {
                Step.Printed printed = shell.run(step.command());
                seen.add(new Step(step.before(), step.command(), same(step.expected(), printed, markdown)));
            }
        }
        List<String> lines = Transcript.render(seen, transcript.after());
        if (REWRITE) {
            Files.write(file, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(file)), String.join("\n", lines));
    }

    /** What was expected, if what was printed differs only in times, sequence numbers and the like; else what was printed. */
    static Step.Printed same(Step.Printed expected, Step.Printed printed, boolean markdown) {
        Step.Printed shown = markdown ? onTerminal(printed) : printed;
        return Normalizer.normalize(expected.render()).equals(Normalizer.normalize(shown.render())) ? expected : shown;
    }

    /** In the README both streams stand together, as a reader sees them, who sees no exit code. */
    private static Step.Printed onTerminal(Step.Printed printed) {
        List<String> lines = new ArrayList<>(printed.err());
        lines.addAll(0, printed.out());
        return new Step.Printed(lines, List.of(), 0);
    }
}
