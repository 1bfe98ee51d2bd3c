package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a pipeline's text on lines, as tests need it. */
public final class Trial {
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    public static final Map<String, String> ENVIRONMENT = Map.of("SALT", "pepper");

    private final Processor processor;
    public final List<String> warnings = new ArrayList<>();

    private Trial(Pipeline pipeline) {
        processor = new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, warnings::add).create();
    }

    public static Trial of(Pipeline pipeline) {
        return new Trial(pipeline);
    }

    public static Trial of(String yaml) {
        try {
            return new Trial(read(yaml).pipeline());
        } catch (PipelineException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    public static PipelineFile read(String yaml) throws PipelineException {
        return read(yaml, Path.of("samples"));
    }

    public static PipelineFile read(String yaml, Path folder) throws PipelineException {
        return PipelineFile.parse("p.yaml", yaml, new Surroundings(ENVIRONMENT, NOON, folder, ignored -> {}));
    }

    public Results run(List<String> lines) {
        List<KinesisRecord> records = new ArrayList<>();
        for (String line : lines) {
            records.add(KinesisRecord.of(Position.inFile("in", records.size() + 1), Slice.utf8(line)));
        }
        return run(new Batch("in", records));
    }

    public Results run(Batch batch) {
        Results results = new Results();
        processor.process(batch, results);
        return results;
    }

    /** All outputs, without the newline that ends them. */
    public List<String> outputs(List<String> lines) {
        return run(lines).bytes().view().toText().lines().toList();
    }

    /** A word or two for each record: what came out, {@code dropped by …} or {@code failed: …}. */
    public List<String> outcomes(String... lines) {
        Results results = run(List.of(lines));
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            outcomes.add(
                    switch (results.outcome(i)) {
                        case Outcome.Kept kept ->
                            String.join(
                                    "|",
                                    kept.outputs().stream()
                                            .map(each -> each.bytes().toText().strip())
                                            .toList());
                        case Outcome.Dropped dropped -> "dropped by " + dropped.step();
                        case Outcome.Failed failed ->
                            "failed: " + failed.failure().step() + ": "
                                    + failed.failure().message();
                    });
        }
        return outcomes;
    }
}
