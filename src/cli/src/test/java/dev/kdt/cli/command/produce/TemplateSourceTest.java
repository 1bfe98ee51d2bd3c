package dev.kdt.cli.command.produce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Lane;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Template;
import dev.kdt.generate.template.TemplateReader;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateSourceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theSameSeedGivesTheSameBytesWithAnyNumberOfThreads() throws Exception {
        Template life = read("""
            every: { exponential: { mean: 1s } }
            poison: 1%
            key: .order
            entities:
              customer: { count: 100, skew: 1, fields: { id: { uuid: v4 } } }
              order:
                with: customer
                fields: { id: { sequence: "o-%d" } }
                changing: { note: { pattern: "[a-z]{3,9}" } }
                states: { placed: { after: 1m..1h, next: { paid: 9, gone: 1 } }, paid: {}, gone: {} }
            record:
              order: { of: order.id }
              customer: { of: customer.id }
              row: { of: order }
              at: { time: now, late: { share: 5%, by: 1m..2m } }
              total: { jq: '.order + .customer | length' }
            """);
        for (Template each : new Template[] {life, Templates.named("orders"), Templates.named("clickstream")}) {
            byte[] one = bytes(each, 7, 5_300, 1);
            assertArrayEquals(one, bytes(each, 7, 5_300, 2));
            assertArrayEquals(one, bytes(each, 7, 5_300, 8));
        }
    }

    @Test
    void theLanesPositionsAreTheRecordsNumbers() throws Exception {
        Lane lane = new TemplateSource("orders", Templates.named("orders").generation(1, START), 1_200, 2, _ -> {})
                .lanes()
                .getFirst();
        long number = 0;
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            for (KinesisRecord each : batch.records()) {
                assertEquals(++number, each.position().line());
            }
        }
        assertEquals(1_200, number);
    }

    @Test
    void anExpressionThatFailsSaysWhere() throws Exception {
        Template failing = read("record:\n  a: x\n  b: { jq: '.a * {}' }\n");
        for (int threads : new int[] {1, 2}) {
            Lane lane = new TemplateSource("t.yaml", failing.generation(1, START), 10, threads, _ -> {})
                    .lanes()
                    .getFirst();
            FlowException e = assertThrows(FlowException.class, lane::next);
            assertEquals(
                    "t.yaml:3:16: record 1: 'b', 'jq': string (\"x\") and object ({}) cannot be multiplied",
                    e.getMessage());
        }
    }

    @Test
    void recordsThatAreLargerThanTheirPaddingAreToldOnceAtTheEnd() throws Exception {
        Template template = read("record:\n  a: { pattern: '[a-z]{1,100}' }\n  b: { padding: 70B }\n");
        for (int threads : new int[] {1, 2}) {
            List<String> warnings = new ArrayList<>();
            int larger = 0;
            int largest = 0;
            try (TemplateSource source =
                    new TemplateSource("t.yaml", template.generation(1, START), 1_200, threads, warnings::add)) {
                Lane lane = source.lanes().getFirst();
                for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                    for (KinesisRecord each : batch.records()) {
                        int size = each.data().length();
                        assertTrue(size >= 70, each.data()::toString);
                        larger += size > 70 ? 1 : 0;
                        largest = Math.max(largest, size);
                    }
                }
                assertEquals(List.of(), warnings);
            }
            assertEquals(
                    List.of("t.yaml: 'padding': " + larger + " of 1,200 records are larger than that size, up to "
                            + largest + " bytes, and have none (give a larger size)"),
                    warnings);
        }
    }

    private static Template read(String yaml) throws Exception {
        return TemplateReader.read("t.yaml", yaml, new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {}));
    }

    /** All records with their keys. */
    private static byte[] bytes(Template template, long seed, int count, int threads) throws Exception {
        ByteBuilder all = new ByteBuilder();
        try (TemplateSource source =
                new TemplateSource("t", template.generation(seed, START), count, threads, _ -> {})) {
            Lane lane = source.lanes().getFirst();
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                for (KinesisRecord each : batch.records()) {
                    all.utf8(String.valueOf(each.partitionKey()))
                            .put(each.data())
                            .put('\n');
                }
            }
        }
        return all.toBytes();
    }
}
