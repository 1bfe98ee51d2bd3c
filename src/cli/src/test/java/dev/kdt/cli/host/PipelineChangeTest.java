package dev.kdt.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.destination.ServiceTarget.Delivery;
import dev.kdt.destination.ServiceTarget.Delivery.Records;
import dev.kdt.destination.Target;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineChangeTest {
    private static final String FIRST = """
        name: p
        steps: [{route: {to: .to, targets: {a: 'firehose:a', b: 'kinesis:b'}}}]
        encode: ndjson
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        steps: []              | steps: [{filter: .x}, {map: .y}]                             | firehose:x | -
        steps: []              | steps: [{route: {to: .to, targets: {again: 'kinesis:b'}}}]   | firehose:x | -
        steps: []              | steps: [{route: {to: .to, targets: {c: 'kinesis:c'}}}] \
            | firehose:x | route 'c' leads to kinesis:c, which is not open
        name: p                | name: q         | firehose:x | its name is now 'q', but the checkpoints are those of 'p'
        encode: ndjson         | on-error: stop  | firehose:x | its on-error is now stop, and was park
        encode: ndjson         | encode: cbor    | firehose:x | -
        encode: ndjson         | encode: cbor    | packed     | its encode does not suit the target, which was opened for other results
        encode: ndjson         | encode: text    | packed     | -
        encode: ndjson         | encode: cbor    | file       | its encode does not suit the target, which was opened for other results
        encode: ndjson         | encode: csv     | firehose:x | its rows have the columns of the first one (name them with columns:)
        encode: ndjson         | encode: csv; columns: [x] | firehose:x | -
        """)
    void whatTheRunWasOpenedWithStays(String old, String changed, String target, String obstacle) throws Exception {
        String next = old.equals("steps: []") ? FIRST.replaceFirst("steps: .*", changed) : FIRST.replace(old, changed);
        Target its = switch (target) {
            case "packed" -> new Delivery("x", Records.PACKED);
            case "file" -> new Target.OutputFile("out");
            default -> Target.parse(target);
        };
        assertEquals(
                obstacle, new PipelineChange(pipeline(FIRST), its, "p").obstacle(pipeline(next.replace("; ", "\n"))));
    }

    private static Pipeline pipeline(String text) throws PipelineException {
        Surroundings surroundings = new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {});
        return PipelineFile.parse("p.yaml", text, surroundings).pipeline();
    }
}
