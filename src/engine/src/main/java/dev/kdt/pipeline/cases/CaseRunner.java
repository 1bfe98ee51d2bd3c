package dev.kdt.pipeline.cases;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.TestCase;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs cases on a pipeline, each on a processor of its own: cases do not see what others remembered. */
public final class CaseRunner {
    private final Pipeline pipeline;
    private final Path folder;
    private final Captures captures;

    /** @param folder where captures are: the folder of the case file */
    public CaseRunner(Pipeline pipeline, Path folder, Captures captures) {
        this.pipeline = pipeline;
        this.folder = folder;
        this.captures = captures;
    }

    public CaseResult run(TestCase testCase) {
        long start = System.nanoTime();
        Check check = Check.of(testCase.expected());
        List<String> problems;
        try {
            process(testCase.input(), check);
            problems = check.problems();
        } catch (IOException e) {
            problems = List.of("the capture cannot be read: " + e.getMessage());
        }
        return new CaseResult(testCase, List.copyOf(problems), System.nanoTime() - start);
    }

    private void process(TestCase.Input input, Check check) throws IOException {
        switch (input) {
            case TestCase.Input.Records records -> {
                // What a case writes down is decoded already, unless it is a text: then it is the payload.
                boolean texts = records.values().stream().allMatch(StringValue.class::isInstance);
                Pipeline decoded = texts ? pipeline : pipeline.withDecoding(Chain.AUTO);
                Results results = new Results();
                processors(decoded).create().process(new Batch("case", written(records)), results);
                check.see(results);
            }
            case TestCase.Input.Capture capture ->
                captures.run(folder.resolve(capture.file()), capture.format(), processors(pipeline), check::see);
        }
    }

    private static Processors processors(Pipeline pipeline) {
        return new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, ignored -> {});
    }

    private static List<KinesisRecord> written(TestCase.Input.Records input) {
        List<KinesisRecord> records = new ArrayList<>();
        for (Value value : input.values()) {
            Slice payload = value instanceof StringValue text ? text.utf8() : Slice.utf8(value.toString());
            records.add(record(payload, input.meta(), records.size() + 1));
        }
        return records;
    }

    private static KinesisRecord record(Slice payload, @Nullable Value meta, int number) {
        if (!(meta instanceof ObjectValue given)) {
            return KinesisRecord.of(Position.inFile("case", number), payload);
        }
        Position position = new Position(
                text(given, "stream"),
                text(given, "shard"),
                text(given, "sequence"),
                number(given, "subsequence", -1),
                text(given, "file"),
                number(given, "line", 0),
                1);
        String arrival = text(given, "arrival");
        KinesisRecord record = new KinesisRecord(
                position, text(given, "key"), null, arrival == null ? null : Instant.parse(arrival), payload);
        Value outOfShard = given.get(StringValue.of("outOfShard"));
        return outOfShard != null && outOfShard.kind() == Kind.TRUE ? record.markedOutOfShard() : record;
    }

    private static @Nullable String text(ObjectValue meta, String name) {
        Value value = meta.get(StringValue.of(name));
        return value == null ? null : value instanceof StringValue text ? text.text() : value.toString();
    }

    private static long number(ObjectValue meta, String name, long absent) {
        return meta.get(StringValue.of(name)) instanceof NumberValue number ? (long) number.number() : absent;
    }
}
