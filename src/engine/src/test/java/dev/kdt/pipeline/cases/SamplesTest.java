package dev.kdt.pipeline.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.format.CodecException;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.Trial;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the cases of the samples do not say. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");

    private static PipelineFile load(String name) throws PipelineException {
        return PipelineFile.load(SAMPLES.resolve(name), Map.of("CLICKS_SALT", "pepper"), Trial.NOON, ignored -> {});
    }

    @Test
    void logsAreUnpackedFromTheirEnvelopes() throws PipelineException, IOException, CodecException {
        List<KinesisRecord> records = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLES.resolve("cloudwatch-logs.envelopes.ndjson"))) {
            records.add(new EnvelopeReader().read(Slice.utf8(line)).record());
        }
        Results results = new Results();
        new Processors(load("cloudwatch-logs.yaml").pipeline(), Processors.AfterFailure.TAKE_BACK, ignored -> {})
                .create()
                .process(new Batch("logs", records), results);
        assertEquals(new Outcome.Dropped("decode"), results.outcome(0), "the control message");
        assertEquals(53, results.size(), "the control message, and the log events of eleven messages");
        assertEquals(36, results.outputCount(0, results.size()));
        for (int i = 0; i < results.size(); i++) {
            assertFalse(
                    results.outcome(i) instanceof Outcome.Failed,
                    results.outcome(i).toString());
        }
    }
}
