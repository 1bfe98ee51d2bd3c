package dev.kdt.bench;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whole processes side by side: {@code kdt process}, with an expression or a pipeline, and the tools that users know, on the same
 * file of click events, in turn, the median of five runs, or one run of a tool that takes long. Prints seconds and the ratio to
 * kdt's expression, or to its pipeline where there is none. A tool that is not installed is not supported, and said so.
 *
 * <p>{@code mvn -Pbench -DskipTests verify} runs it; {@code -Dbench.arguments=N} sets the size (1,000,000, about 490 MB).
 */
final class PeerComparison {
    private static final List<Job> JOBS =
            List.of(Job.IDENTITY, Job.FILTER, Job.PROJECT, Job.SUM, Job.STEPS, Job.DETECT);
    private static final int RUNS = 5;
    private static final double LONG_SECONDS = 5;

    private final Path folder;
    private final Path work;
    private final Path data;

    private PeerComparison(Path folder, int events) throws IOException, InterruptedException {
        this.folder = folder;
        this.work = folder.resolve("target/bench");
        this.data = work.resolve("clicks-" + events + ".ndjson");
        Files.createDirectories(work);
        copy("lines.mjs");
        copy("duckdb.mjs");
        if (!Files.exists(data)) {
            generate(events);
        }
        succeeds("cd target/bench && npm install --no-audit --no-fund --silent @duckdb/node-api");
    }

    public static void main(String[] args) throws Exception {
        new PeerComparison(Path.of("").toAbsolutePath(), Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException, InterruptedException {
        List<Tool> tools = installed();
        System.out.printf(
                "%n%s: %,d bytes, %d runs in turn, median (one run where it takes more than %.0f s)%n",
                data.getFileName(), Files.size(data), RUNS, LONG_SECONDS);
        System.out.printf(
                "%n%-26s%-10s%10s%10s%14s%14s%n", "job", "tool", "wall s", "cpu s", "wall / kdt", "cpu / kdt");
        for (Job job : JOBS) {
            Map<Tool, Timing> medians = medians(job, tools);
            Timing kdt = Objects.requireNonNullElseGet(
                    medians.get(Tool.KDT), () -> Objects.requireNonNull(medians.get(Tool.KDT_PIPELINE)));
            medians.forEach((tool, timing) -> System.out.printf(
                    "%-26s%-10s%10.2f%10.2f%14.1f%14.1f%n",
                    job.name(),
                    tool,
                    timing.wall(),
                    timing.cpu(),
                    timing.wall() / kdt.wall(),
                    timing.cpu() / kdt.cpu()));
        }
    }

    private Map<Tool, Timing> medians(Job job, List<Tool> tools) throws IOException, InterruptedException {
        Map<Tool, List<Timing>> timings = new EnumMap<>(Tool.class);
        for (int run = 0; run < RUNS; run++) {
            for (Tool tool : tools) {
                String program = job.programs().get(tool);
                List<Timing> known = timings.computeIfAbsent(tool, _ -> new ArrayList<>());
                if (program != null && (known.isEmpty() || known.getFirst().wall() < LONG_SECONDS)) {
                    known.add(Timing.of(tool.command(program, data, work), folder));
                }
            }
        }
        Map<Tool, Timing> medians = new EnumMap<>(Tool.class);
        timings.forEach((tool, all) -> all.stream()
                .sorted(Comparator.comparingDouble(Timing::wall))
                .skip(all.size() / 2)
                .findFirst()
                .ifPresent(median -> medians.put(tool, median)));
        return medians;
    }

    private List<Tool> installed() throws IOException, InterruptedException {
        List<Tool> found = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            if (succeeds(tool.version())) {
                found.add(tool);
            } else {
                System.out.println(tool + " is not installed here and is not supported");
            }
        }
        return found;
    }

    private boolean succeeds(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void copy(String script) throws IOException {
        try (InputStream in = Objects.requireNonNull(PeerComparison.class.getResourceAsStream(script))) {
            Files.write(work.resolve(script), in.readAllBytes());
        }
    }

    private void generate(int events) throws IOException {
        Generation.Records clicks = Templates.named("clicks")
                .generation(1, Instant.parse("2026-01-01T00:00:00Z"))
                .records();
        ByteBuilder chunk = new ByteBuilder(1 << 20);
        try (OutputStream out = Files.newOutputStream(data)) {
            for (int i = 0; i < events; i++) {
                clicks.next(chunk);
                chunk.put('\n');
                if (chunk.size() > 1 << 20) {
                    chunk.writeTo(out);
                    chunk.clear();
                }
            }
            chunk.writeTo(out);
        }
    }
}
