package dev.kdt.bench;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.pipeline.report.PipelineMeter;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Pipelines by themselves: one thread, warm, click events of about 490 bytes, from payload to output bytes. Pipelines that are to be
 * compared run in turn. Prints the median of a number of rounds for each second of the thread's processor time.
 */
final class StepSpeed {
    private static final int RECORDS = 20_000;
    private static final int BATCH = 2_000;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 25;

    private final List<Batch> batches = new ArrayList<>();
    private long bytes;

    private StepSpeed() {
        Generation.Records clicks = Templates.named("clicks")
                .generation(1, Instant.parse("2026-01-01T00:00:00Z"))
                .records();
        ByteBuilder record = new ByteBuilder();
        List<KinesisRecord> records = new ArrayList<>();
        for (int i = 1; i <= RECORDS; i++) {
            clicks.next(record.clear());
            records.add(KinesisRecord.of(Position.inFile("clicks", i), Slice.of(record.toBytes())));
            bytes += record.size();
            if (records.size() == BATCH) {
                batches.add(new Batch("clicks", List.copyOf(records)));
                records.clear();
            }
        }
    }

    /** A pipeline that is measured. */
    private record Subject(String name, Processor processor) {
        static Subject of(String name, String yaml) throws PipelineException {
            return new Subject(name, factory(pipeline(yaml)).create());
        }

        static Subject metered(String name, String yaml) throws PipelineException {
            PipelineMeter meter = new PipelineMeter(pipeline(yaml));
            return new Subject(name, meter.timed(factory(meter.pipeline())).create());
        }

        private static Processors factory(Pipeline pipeline) {
            return new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, ignored -> {});
        }

        private static Pipeline pipeline(String yaml) throws PipelineException {
            Surroundings surroundings = new Surroundings(
                    Map.of(), Clock.systemUTC(), Path.of("src/bench/src/main/resources/dev/kdt/bench"), ignored -> {});
            return PipelineFile.parse("bench.yaml", yaml, surroundings).pipeline();
        }
    }

    /** Measures the subjects in turn. */
    private void measure(Subject... subjects) {
        double[][] seconds = new double[subjects.length][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < subjects.length; i++) {
                double spent = spent(subjects[i].processor());
                if (round >= 0) {
                    seconds[i][round] = spent;
                }
            }
        }
        double first = median(seconds[0]);
        for (int i = 0; i < subjects.length; i++) {
            double median = median(seconds[i]);
            System.out.printf(
                    "%6.0f MB/s %,10.0f records/s  x%.2f  %s%n",
                    bytes / 1e6 / median, RECORDS / median, median / first, subjects[i].name());
        }
    }

    private double spent(Processor processor) {
        Results results = new Results();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Batch batch : batches) {
            results.clear();
            processor.process(batch, results);
            requireNoFailure(results);
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static void requireNoFailure(Results results) {
        if (results.size() > 0 && results.outcome(results.size() - 1) instanceof Outcome.Failed failed) {
            throw new IllegalStateException(failed.failure().inWords());
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static final String STEPS = """
        steps:
          - filter: .type != "scroll"
          - map: '{id, type, at, user, total: (.items[0].qty * .items[0].price)}'
          - redact: {paths: .user.email}
        """;

    private static final String ONE_EXPRESSION = """
        steps:
          - map: >-
              select(.type != "scroll") | {id, type, at, user, total: (.items[0].qty * .items[0].price)}
              | .user.email |= "*" * length
        """;

    private static final String ONE_EXPRESSION_THAT_WRITES = """
        steps:
          - map: >-
              select(.type != "scroll")
              | {id, type, at, user: (.user | .email |= "*" * length), total: (.items[0].qty * .items[0].price)}
        """;

    private static final String MAP_LAST = """
        steps:
          - redact: {paths: .user.email}
          - filter: .type != "scroll"
          - map: '{id, type, at, user, total: (.items[0].qty * .items[0].price)}'
        """;

    public static void main(String[] arguments) throws Exception {
        StepSpeed speed = new StepSpeed();
        speed.measure(
                Subject.of("one jq expression that does the same", ONE_EXPRESSION),
                Subject.of("the same, said so that it need not make the result first", ONE_EXPRESSION_THAT_WRITES),
                Subject.of("filter, map, redact", STEPS),
                Subject.metered("filter, map, redact with --stats", STEPS));
        speed.measure(
                Subject.of("redact, filter, map", MAP_LAST),
                Subject.metered("redact, filter, map with --stats", MAP_LAST));
        speed.measure(Subject.of(
                "redact by detected kind: email, card, phone, ip",
                "steps: [{redact: {detect: [email, card, phone, ip]}}]"));
        speed.measure(Subject.of("validate by a schema of 20 properties", "steps: [{validate: click.schema.json}]"));
    }
}
