package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Compressor;
import dev.kdt.codec.KplWriter;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Jq;
import dev.kdt.pipeline.step.Steps;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineProcessorTest {
    @Test
    void keepsDropsAndFailsEachRecordByItself() {
        Trial trial = Trial.of("""
            steps:
              - filter: .status != "test"
              - map: '{id, total: (.qty * .price)}'
            """);
        assertEquals(
                List.of(
                        "{\"id\":1,\"total\":5}",
                        "dropped by filter",
                        "failed: map: string (\"x\") and object ({}) cannot be multiplied (given"
                                + " {\"id\":2,\"qty\":\"x\",\"price\":{}})",
                        "{\"id\":3,\"total\":4}"),
                trial.outcomes(
                        "{\"id\":1,\"qty\":2,\"price\":2.5}",
                        "{\"status\":\"test\"}",
                        "{\"id\":2,\"qty\":\"x\",\"price\":{}}",
                        "{\"id\":3,\"qty\":2,\"price\":2}"));
    }

    @Test
    void passesOnTheBytesOfWhatNoStepChanged() {
        Trial trial = Trial.of("steps:\n  - filter: .a == 1\n");
        assertEquals(List.of("{\"a\" : 1.0}"), trial.outcomes("{\"a\" : 1.0}"));
    }

    @Test
    void takesBackWhatAFailingRecordGave() {
        Trial trial = Trial.of("steps:\n  - map: '.[] | if . == 0 then error(\"zero\") else . end'\n");
        Results results = trial.run(List.of("[1,2,0,3]", "[4,5]"));
        assertEquals("4\n5\n", results.bytes().view().toText());
        assertEquals(0, results.outputCount(0, 1));
        assertEquals(2, results.outputCount(1, 2));
    }

    @Test
    void keepsWhatCameBeforeAnErrorForAnExpression() throws JqSyntaxException {
        Pipeline pipeline = Pipeline.identity(Chain.AUTO, Encoding.NDJSON)
                .then(Steps.map("-e", Jq.compile(".[] | if . == 0 then error(\"zero\") else . end", Scope.pure())));
        Results results = new Results();
        new Processors(pipeline, Processors.AfterFailure.KEEP, ignored -> {})
                .create()
                .process(
                        new Batch("in", List.of(KinesisRecord.of(Position.UNKNOWN, Slice.utf8("[1,2,0,3]")))), results);
        assertEquals("1\n2\n", results.bytes().view().toText());
        assertTrue(results.outcome(0) instanceof Outcome.Failed failed
                && failed.outputs().size() == 2);
    }

    @Test
    void projectsForTail() throws JqSyntaxException {
        Pipeline whole = Pipeline.identity(Chain.AUTO, Encoding.of(Encoding.Format.RAW));
        Trial trial = Trial.of(whole.then(Steps.filter("--where", Jq.compile(".a > 1", Scope.pure())))
                .then(Steps.map("--select", Jq.compile(".b", Scope.pure()))));
        assertEquals(
                List.of("dropped by --where", "x y"), trial.outcomes("{\"a\":1,\"b\":1}", "{\"a\":2,\"b\":\"x y\"}"));
        Trial all = Trial.of(whole);
        assertEquals(List.of("plain text", "\"json\""), all.outcomes("plain text", "\"json\""));
    }

    @Test
    void aMapMayGiveManyOrNoneAndAFilterMayDropSomeOfThem() {
        Trial trial = Trial.of("steps:\n  - map: .[]\n  - filter: . > 1\n");
        assertEquals(List.of("2|3", "dropped by filter", ""), trial.outcomes("[1,2,3]", "[1]", "[]"));
    }

    @Test
    void givesExpressionsWhereTheRecordCameFrom() {
        Trial trial = Trial.of("steps:\n  - map: $meta\n");
        KplWriter writer = new KplWriter(1000);
        writer.add("k1", null, Slice.utf8("1"));
        writer.add("k2", null, Compressor.gzip(Slice.utf8("2")));
        KinesisRecord wire = new KinesisRecord(
                Position.inShard("orders", "shardId-000000000000", "4959"),
                "wire",
                null,
                Instant.parse("2026-11-22T10:00:00Z"),
                writer.finish());
        assertEquals(
                """
                {"stream":"orders","shard":"shardId-000000000000","sequence":"4959","subsequence":0,"key":"k1","arrival":"2026-11-22T10:00:00Z","chain":"kpl > json"}
                {"stream":"orders","shard":"shardId-000000000000","sequence":"4959","subsequence":1,"key":"k2","arrival":"2026-11-22T10:00:00Z","chain":"kpl > gzip > json"}
                """, trial.run(new Batch("s", List.of(wire))).bytes().view().toText());
        assertEquals(List.of("{\"file\":\"in\",\"line\":1,\"chain\":\"json\"}"), trial.outcomes("{}"));
    }

    @Test
    void knowsTheWireRecordOfEachUserRecord() {
        KplWriter writer = new KplWriter(1000);
        writer.add("a", null, Slice.utf8("1"));
        writer.add("b", null, Slice.utf8("{broken"));
        KinesisRecord aggregate = KinesisRecord.of(Position.UNKNOWN, writer.finish());
        KinesisRecord single = KinesisRecord.of(Position.UNKNOWN, Slice.utf8("3"));
        Results results = Trial.of("steps: []").run(new Batch("s", List.of(single, aggregate, single)));
        assertEquals(4, results.size());
        assertEquals(List.of(0, 1, 1, 2), List.of(results.wire(0), results.wire(1), results.wire(2), results.wire(3)));
        assertTrue(results.outcome(2) instanceof Outcome.Failed);
    }

    @Test
    void encodesInEveryForm() {
        assertEquals(
                List.of("a,\"b \"\"c\"\"\",,2"), Trial.of("encode: csv").outcomes("[\"a\",\"b \\\"c\\\"\",null,2]"));
        assertEquals(List.of("1\tx"), Trial.of("encode: tsv").outcomes("{\"a\":1,\"b\":\"x\"}"));
        assertEquals(
                List.of("failed: null: a row must be an object or an array, not a number"),
                Trial.of("encode: csv").outcomes("1"));
        assertEquals(
                List.of("x"), Trial.of("{steps: [{map: .a}], encode: text}").outcomes("{\"a\":\"x\"}"));
        assertEquals(List.of("MQo="), Trial.of("encode: [ndjson, base64]").outcomes("1"));
        assertEquals(List.of("1"), Trial.of("encode: json").outcomes("1"));
    }

    @Test
    void redactsSlicesOfArraysAndRefusesThoseOfTexts() {
        Trial trial = Trial.of("steps: [{redact: ['.a[1:][]', '.b[-1:]', '.c[0:2]?']}]");
        assertEquals(
                List.of(
                        "{\"a\":[1,\"*\",\"*\"],\"b\":[1,\"***\"]}",
                        "failed: redact: a string has no place that can be rewritten (given"
                                + " {\"a\":\"***\",\"b\":\"***\",\"c\":\"***\"})"),
                trial.outcomes("{\"a\":[1,2,3],\"b\":[1,2]}", "{\"a\":[],\"b\":null,\"c\":\"secret\"}"));
    }

    @Test
    void redactsPathsOfEveryForm() {
        Trial trial = Trial.of("""
            steps:
              - redact: [.a, '.list[].b', '.map[]', '.c["x y"]?', '.. | .deep? | strings']
            """);
        assertEquals(
                List.of("{\"a\":\"**\",\"list\":[{\"b\":\"*\"},{\"c\":1}],\"map\":{\"k\":\"**\"},\"c\":{\"x"
                        + " y\":\"*\"},\"n\":{\"deep\":\"***\"}}"),
                trial.outcomes("{\"a\":12,\"list\":[{\"b\":\"ü\"},{\"c\":1}],\"map\":{\"k\":\"kk\"},\"c\":{\"x"
                        + " y\":\"z\"},\"n\":{\"deep\":\"abc\"}}"));
        assertEquals(
                List.of("{\"x\":1}", "{\"a\":null,\"list\":null}"),
                trial.outcomes("{\"x\":1}", "{\"a\":null,\"list\":null}"));
        assertEquals(List.of("failed: redact: Cannot index number with \"a\" (given 17)"), trial.outcomes("17"));
    }
}
