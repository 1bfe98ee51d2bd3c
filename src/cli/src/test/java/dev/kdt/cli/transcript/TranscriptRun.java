package dev.kdt.cli.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a transcript, and compares or rewrites it. */
public final class TranscriptRun {
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("transcripts"));
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private TranscriptRun() {}

    /** Runs it in {@code folder}, with the samples there, and with an endpoint of its own if it starts one. */
    static void check(Path file, Path folder) throws IOException, InterruptedException {
        try (Shell shell = new Shell(withSamples(folder))) {
            check(file, shell);
        }
    }

    /**
     * Runs it in {@code folder}, against an endpoint that is there.
     *
     * @param address the endpoint's host and port
     * @param programs the words that stand for a program's name
     */
    public static void check(Path file, Path folder, String address, Map<String, List<String>> programs)
            throws IOException, InterruptedException {
        try (Shell shell = new Shell(folder.toRealPath(), address, programs)) {
            check(file, shell);
        }
    }

    private static Path withSamples(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path samples = PROJECT.resolve("samples");
        if (Files.exists(samples)) {
            Files.createSymbolicLink(folder.resolve("samples"), samples);
        }
        return folder.toRealPath();
    }

    private static void check(Path file, Shell shell) throws IOException, InterruptedException {
        boolean markdown = file.toString().endsWith(".md");
        Transcript transcript = Transcript.parse(Files.readAllLines(file), markdown);
        List<Step> seen = new ArrayList<>();
        for (Step step : transcript.steps()) {
            Step.Printed printed = shell.run(step.command());
            seen.add(new Step(step.before(), step.command(), same(step.expected(), printed, markdown)));
        }
        List<String> lines = Transcript.render(seen, transcript.after());
        if (REWRITE) {
            Files.write(file, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(file)), String.join("\n", lines));
    }

    /** What was expected, if what was printed differs only in times, sequence numbers and the like; else what was printed. */
    private static Step.Printed same(Step.Printed expected, Step.Printed printed, boolean markdown) {
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
