package dev.kdt.pipeline.cases;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.TestCase;
import dev.kdt.pipeline.report.Difference;
import dev.kdt.pipeline.report.Shortened;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs cases on a pipeline, each on a processor of its own: cases do not see what others remembered. */
public final class CaseRunner {
    private final Pipeline pipeline;
    private final Path folder;

    /** @param folder where captures are: the folder of the case file */
    public CaseRunner(Pipeline pipeline, Path folder) {
        this.pipeline = pipeline;
        this.folder = folder;
    }

    public CaseResult run(TestCase testCase) {
        long start = System.nanoTime();
        List<String> problems = new ArrayList<>();
        try {
            Results results = process(testCase.input());
            check(testCase.expected(), results, problems);
        } catch (IOException e) {
            problems.add("the capture cannot be read: " + e.getMessage());
        }
        return new CaseResult(testCase, List.copyOf(problems), System.nanoTime() - start);
    }

    private Results process(TestCase.Input input) throws IOException {
        Results results = new Results();
        switch (input) {
            case TestCase.Input.Records records -> {
                // What a case writes down is decoded already, unless it is a text: then it is the payload.
                boolean texts = records.values().stream().allMatch(StringValue.class::isInstance);
                Pipeline decoded = texts ? pipeline : pipeline.withDecoding(Chain.AUTO);
                processor(decoded).process(new Batch("case", written(records)), results);
            }
            case TestCase.Input.Capture capture ->
                processor(pipeline).process(new Batch(capture.file(), captured(capture.file())), results);
        }
        return results;
    }

    private static Processor processor(Pipeline pipeline) {
        return new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, ignored -> {}).create();
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
                number(given, "line", 0));
        return new KinesisRecord(position, text(given, "key"), null, instant(text(given, "arrival")), payload);
    }

    private static @Nullable String text(ObjectValue meta, String name) {
        Value value = meta.get(StringValue.of(name));
        return value == null ? null : value instanceof StringValue text ? text.text() : value.toString();
    }

    private static long number(ObjectValue meta, String name, long absent) {
        return meta.get(StringValue.of(name)) instanceof NumberValue number ? (long) number.number() : absent;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            return null; // As a record whose arrival is not known.
        }
    }

    private List<KinesisRecord> captured(String name) throws IOException {
        Path file = folder.resolve(name);
        List<KinesisRecord> records = new ArrayList<>();
        long line = 0;
        for (String each : Files.readAllLines(file)) {
            line++;
            if (!each.isBlank()) {
                records.add(KinesisRecord.of(Position.inFile(name, line), Slice.utf8(each)));
            }
        }
        return records;
    }

    private static void check(TestCase.Expected expected, Results results, List<String> problems) {
        switch (expected) {
            case TestCase.Expected.Results wanted -> checkResults(wanted.values(), results, problems);
            case TestCase.Expected.Dropped wanted -> {
                for (int i = 0; i < results.size(); i++) {
                    Outcome outcome = results.outcome(i);
                    boolean right = outcome instanceof Outcome.Dropped dropped
                            && (wanted.step() == null || wanted.step().equals(dropped.step()));
                    if (!right) {
                        String by = wanted.step() == null ? "" : " by " + wanted.step();
                        problems.add("expected to be dropped" + by + ", but was " + inWords(outcome));
                    }
                }
            }
            case TestCase.Expected.Failed wanted -> {
                for (int i = 0; i < results.size(); i++) {
                    Outcome outcome = results.outcome(i);
                    boolean right = outcome instanceof Outcome.Failed failed
                            && (wanted.message() == null
                                    || failed.failure().message().contains(wanted.message()));
                    if (!right) {
                        String with = wanted.message() == null ? "" : " with '" + wanted.message() + "'";
                        problems.add("expected to fail" + with + ", but was " + inWords(outcome));
                    }
                }
            }
            case TestCase.Expected.Counts wanted -> checkCounts(wanted.counts(), results, problems);
        }
    }

    private static void checkResults(List<Value> wanted, Results results, List<String> problems) {
        List<Value> actual = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            switch (results.outcome(i)) {
                case Outcome.Kept kept ->
                    kept.outputs().stream().map(CaseRunner::value).forEach(actual::add);
                case Outcome.Dropped _ -> {}
                case Outcome.Failed failed -> problems.add("failed: " + inWords(failed));
            }
        }
        for (int i = 0; i < Math.min(wanted.size(), actual.size()); i++) {
            String which = wanted.size() > 1 ? "result " + (i + 1) + ": " : "";
            for (Difference each : Difference.between(wanted.get(i), actual.get(i))) {
                problems.add(which + each.inExpectation());
            }
        }
        for (Value missing : wanted.subList(Math.min(actual.size(), wanted.size()), wanted.size())) {
            problems.add("expected " + Shortened.of(missing) + ", but nothing more came out");
        }
        for (Value more : actual.subList(Math.min(actual.size(), wanted.size()), actual.size())) {
            problems.add("expected nothing more, but got " + Shortened.of(more));
        }
    }

    private static Value value(Output output) {
        try {
            return new JsonReader().read(output.bytes().copy());
        } catch (JsonException _) {
            return Value.of(output.bytes().toText());
        }
    }

    private static void checkCounts(Map<String, Long> wanted, Results results, List<String> problems) {
        Map<String, Long> actual = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            String kind = switch (results.outcome(i)) {
                case Outcome.Kept _ -> "kept";
                case Outcome.Dropped _ -> "dropped";
                case Outcome.Failed _ -> "failed";
            };
            actual.merge(kind, 1L, Long::sum);
            actual.merge("outputs", (long) results.outputCount(i), Long::sum);
        }
        wanted.forEach((kind, count) -> {
            long found = Objects.requireNonNullElse(actual.get(kind), 0L);
            if (found != count) {
                problems.add("expected " + count + " " + kind + ", but counted " + found);
            }
        });
    }

    private static String inWords(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept kept ->
                "kept: "
                        + Shortened.of(
                                kept.outputs().isEmpty()
                                        ? Value.of("nothing")
                                        : value(kept.outputs().getFirst()));
            case Outcome.Dropped dropped -> "dropped by " + dropped.step();
            case Outcome.Failed failed ->
                (failed.failure().step() == null
                                ? "failed: "
                                : "failed in " + failed.failure().step() + ": ")
                        + failed.failure().message();
        };
    }
}
