package dev.kdt.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example of the README for {@code kdt-engine}, which shows this class from its declaration on. */
class OrderTotalsTest {
    private static final String PAID = """
        {"id":"o-1","status":"paid","qty":2,"price":1.5}
        """;
    private static final String TEST = """
        {"id":"o-2","status":"test"}
        """;
    private static final String TOTAL = """
        {"id":"o-1","at":null,"status":"paid","sku":null,"total":3,"country":null,"email":null}
        """;

    @Test
    void compilesOnceAndProcessesRecords() throws PipelineException {
        PipelineFile file = PipelineFile.load(
                Path.of("samples/orders.yaml"), System.getenv(), Clock.systemUTC(), System.err::println);
        Processors processors = new Processors(file.pipeline(), Processors.AfterFailure.TAKE_BACK, System.err::println);
        Processor processor = processors.create(); // One for each thread.

        List<String> results = process(processor, PAID, TEST, "order service restarted");

        assertEquals(List.of(TOTAL, "dropped by filter", "failed in filter: Cannot index string with string"), results);
    }

    /** The outcome of each record, in order; a record that fails is an outcome, too, and not an exception. */
    private static List<String> process(Processor processor, String... payloads) {
        List<KinesisRecord> records = Stream.of(payloads)
                .map(payload -> KinesisRecord.of(Position.UNKNOWN, Slice.utf8(payload)))
                .toList();
        Results results = new Results();
        processor.process(new Batch("orders", records), results);

        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            switch (results.outcome(i)) {
                case Outcome.Kept(var outputs) ->
                    outputs.forEach(output -> outcomes.add(output.bytes().toText()));
                case Outcome.Dropped(var step) -> outcomes.add("dropped by " + step);
                case Outcome.Failed(var failure, var _) ->
                    outcomes.add("failed in " + failure.where() + ": " + failure.reason());
            }
        }
        return outcomes;
    }
}
