package dev.kdt.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.jq.program.Jq;
import dev.kdt.jq.program.Program;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.io.IOException;
import java.time.Instant;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The jq engine by itself: one thread, warm, click events of about 490 bytes, from a record's bytes to the result's. An
 * operation is a pass over all records; the counter {@code megabytes} tells how much input that is for each second.
 */
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class EngineBenchmark {
    private static final int RECORDS = 20_000;

    private final Slice[] records = new Slice[RECORDS];
    private final JsonFactory jackson = new JsonFactory();
    private final JsonReader reader = new JsonReader();
    private final Output output = new Output();
    private double megabytes;

    /** The size of the input. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Input {
        public double megabytes;

        @Setup(Level.Iteration)
        public void reset() {
            megabytes = 0;
        }
    }

    /** The work done with each record. */
    @State(Scope.Thread)
    public static class Work {
        /** A job of the comparison with other tools. */
        @Param({"IDENTITY", "FILTER", "PROJECT", "SUM"})
        String job = "";

        private Program program;

        @Setup
        public void compile() throws JqSyntaxException {
            Job named = switch (job) {
                case "IDENTITY" -> Job.IDENTITY;
                case "FILTER" -> Job.FILTER;
                case "PROJECT" -> Job.PROJECT;
                case "SUM" -> Job.SUM;
                default -> throw new IllegalArgumentException(job);
            };
            program = Jq.compile(named.programs().get(Tool.KDT), dev.kdt.jq.Scope.pure())
                    .program();
        }
    }

    private static final class Output implements JsonOutput {
        private final ByteBuilder bytes = new ByteBuilder();

        @Override
        public ByteBuilder bytes() {
            return bytes;
        }

        @Override
        public void end() {
            bytes.put('\n');
        }
    }

    @Setup
    public void makeRecords() {
        Generation.Records clicks = Templates.named("clicks")
                .generation(1, Instant.parse("2026-01-01T00:00:00Z"))
                .records();
        ByteBuilder record = new ByteBuilder();
        long bytes = 0;
        for (int i = 0; i < RECORDS; i++) {
            clicks.next(record.clear());
            records[i] = Slice.of(record.toBytes());
            bytes += records[i].length();
        }
        megabytes = bytes / 1e6;
    }

    @Benchmark
    public long jacksonsTokenizer(Input input) throws IOException {
        long tokens = 0;
        for (Slice record : records) {
            try (JsonParser parser = jackson.createParser(record.array(), record.from(), record.length())) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        input.megabytes += megabytes;
        return tokens;
    }

    @Benchmark
    public int scanner(Input input) throws JsonException {
        int objects = 0;
        for (Slice record : records) {
            objects += reader.read(record).isTruthy() ? 1 : 0;
        }
        input.megabytes += megabytes;
        return objects;
    }

    @Benchmark
    public int program(Work work, Input input) throws JsonException, JqException {
        output.bytes.clear();
        for (Slice record : records) {
            work.program.write(reader.read(record), Bindings.NONE, output);
        }
        input.megabytes += megabytes;
        return output.bytes.size();
    }
}
