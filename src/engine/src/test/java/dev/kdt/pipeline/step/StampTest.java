package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Trial;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stamp says, and what gets none. */
class StampTest {
    private static final Position PLACE = Position.inShard("orders", "shardId-000000000001", "4959");

    private static List<String> lines(Trial trial, KinesisRecord... records) {
        return trial.run(new Batch("lane", List.of(records)))
                .bytes()
                .view()
                .toText()
                .lines()
                .toList();
    }

    private static KinesisRecord record(Position position, String json) {
        return KinesisRecord.of(position, Slice.utf8(json));
    }

    @Test
    void namesTheRecordAndItsPlaceInAnAggregate() {
        assertEquals(
                List.of(
                        "{\"id\":1,\"_kdt\":{\"stream\":\"orders\",\"shard\":\"shardId-000000000001\",\"sequence\":\"4959\"}}",
                        "{\"id\":2,\"_kdt\":{\"stream\":\"orders\",\"shard\":\"shardId-000000000001\",\"sequence\":\"4959\",\"subsequence\":0}}"),
                lines(
                        Trial.of("steps: [{stamp: {}}]"),
                        record(PLACE, "{\"id\":1}"),
                        record(PLACE.withSubsequence(0), "{\"id\":2}")));
    }

    /** Otherwise the results of one record would have the same stamp, and one of them could be lost unnoticed. */
    @Test
    void countsTheResultsOfEachRecord() {
        Trial trial = Trial.of("steps: [{map: '.[]'}, {map: '{a: .}'}, {stamp: .o}, {map: .o.output}]");
        assertEquals(
                List.of("null", "1", "2", "null", "1"),
                lines(trial, record(PLACE, "[1,2,3]"), record(PLACE.withSubsequence(1), "[4,5]")));
    }

    /** A batch that is tried again begins anew. */
    @Test
    void countsTheResultsAnewWhenTheSameRecordComesAgain() {
        Trial trial = Trial.of("steps: [{map: '{a: .[]}'}, {stamp: .o}, {map: .o.output}]");
        KinesisRecord again = record(PLACE, "[1,2]");
        assertEquals(List.of("null", "1"), lines(trial, again));
        assertEquals(List.of("null", "1"), lines(trial, again));
    }

    @Test
    void takesThePlaceOfWhatStoodThereAndMakesObjectsOnTheWay() {
        assertEquals(
                List.of("{\"a\":{\"b\":{\"file\":\"in\",\"line\":1}}}", "{\"a\":{\"b\":{\"file\":\"in\",\"line\":2}}}"),
                Trial.of("steps: [{stamp: .a.b}]").outputs(List.of("{\"a\":null}", "{\"a\":{\"b\":7}}")));
    }

    @Test
    void refusesWhatCannotHoldAStamp() {
        assertEquals(
                List.of(
                        "failed: stamp: a stamp is a field, and this is no object but array (given [1])",
                        "failed: stamp: the way to .a.b leads through something that is no object (given {\"a\":1})"),
                Trial.of("steps: [{stamp: .a.b}]").outcomes("[1]", "{\"a\":1}"));
    }

    @Test
    void refusesARecordOfWhichNoPlaceIsKnown() {
        assertTrue(Trial.of("steps: [{stamp: {}}]")
                .run(new Batch("lane", List.of(record(Position.UNKNOWN, "{}"))))
                .hasFailed(0));
    }

    @Test
    void refusesAPathThatIsNotOfNames() {
        for (String path : List.of("[.a, .b]", "'.a[]'", "'.a | .b'", "'.[\"a\"]'")) {
            PipelineException refused =
                    assertThrows(PipelineException.class, () -> Trial.read("steps: [{stamp: {path: " + path + "}}]"));
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("must be one path of names"), refused.getMessage());
        }
    }

    @Test
    void tellsThePipelineWhereItsStampsStand() throws PipelineException {
        assertEquals(
                StampPath.parse(".a"),
                Trial.read("steps: [{stamp: ._kdt}, {stamp: .a}]").pipeline().stamps());
    }
}
