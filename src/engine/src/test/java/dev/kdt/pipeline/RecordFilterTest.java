package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Compressor;
import dev.kdt.codec.KplWriter;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Jq;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFilterTest {
    private static final Pipeline IDENTITY = Pipeline.identity(Chain.AUTO, Encoding.of(Encoding.Format.RAW));

    private static List<String> kept(List<RecordFilter> filters, Slice... payloads) {
        List<KinesisRecord> records = new ArrayList<>();
        for (Slice each : payloads) {
            records.add(KinesisRecord.of(
                    Position.inShard("s", "shardId-000000000000", String.valueOf(records.size())), each));
        }
        Results results = new Results();
        new Processors(IDENTITY, AfterFailure.TAKE_BACK, _ -> {})
                .with(filters)
                .create()
                .process(new Batch("lane", records), results);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            told.add(
                    switch (results.outcome(i)) {
                        case Outcome.Kept(List<Output> outputs) ->
                            outputs.getFirst().bytes().toText() + " by " + results.chain(i);
                        case Outcome.Dropped(String by) -> "dropped by " + by;
                        case Outcome.Failed(var failure, var none) -> "failed in " + failure.where();
                    });
        }
        return told;
    }

    private static RecordFilter text(String text) {
        return new PayloadText("--grep", Slice.utf8(text));
    }

    private static RecordFilter regex(String regex) throws Exception {
        return new PayloadCondition("--grep", Jq.compile("test(\"" + regex + "\")", Scope.pure()));
    }

    @Test
    void theInnermostBytesAreSearched() throws Exception {
        Slice compressed = Compressor.gzip(Slice.utf8("{\"a\":\"needle\"}"));
        assertEquals(
                List.of("{\"a\":\"needle\"} by gzip > json", "dropped by --grep"),
                kept(List.of(text("needle")), compressed, Slice.utf8("{\"a\":\"hay\"}")));
        assertEquals(
                List.of("{\"a\":\"needle\"} by gzip > json", "dropped by --grep"),
                kept(List.of(regex("n.{4}e")), compressed, Slice.utf8("{\"a\":\"hay\"}")));
    }

    @Test
    void allFiltersMustTakeARecord() {
        assertEquals(
                List.of("ab by text", "dropped by --grep", "dropped by --grep"),
                kept(List.of(text("a"), text("b")), Slice.utf8("ab"), Slice.utf8("a"), Slice.utf8("b")));
    }

    @Test
    void whatCannotBeDecodedIsSearchedAsItIs() {
        assertEquals(
                List.of("failed in decode", "dropped by --grep"),
                kept(List.of(text("cut")), Slice.utf8("{\"cut"), Slice.utf8("{\"off")));
    }

    @Test
    void binaryPayloadsAreSearchedToo() throws Exception {
        Slice binary = Slice.of(new byte[] {(byte) 0xFF, 'o', 'n', 'e', 0, (byte) 0xC3});
        assertEquals(
                1,
                kept(List.of(text("one")), binary).stream()
                        .filter(each -> each.endsWith(" by raw"))
                        .count());
        assertEquals(
                1,
                kept(List.of(regex("o.e")), binary).stream()
                        .filter(each -> each.endsWith(" by raw"))
                        .count());
    }

    @Test
    void userRecordsOfAnAggregateAreSampledOneByOneAndTheSameEachTime() {
        KplWriter aggregate = new KplWriter(1 << 20);
        for (int i = 0; i < 1000; i++) {
            aggregate.add("key", null, Slice.utf8("" + i));
        }
        Slice payload = aggregate.finish();
        List<RecordFilter> half = List.of(new SampledShare("--sample", 0.5));
        List<String> first = kept(half, payload);
        assertEquals(first, kept(half, payload));
        long taken =
                first.stream().filter(each -> each.endsWith(" by kpl > json")).count();
        assertTrue(taken > 400 && taken < 600, "taken: " + taken);
        assertEquals(1000, first.size());
    }
}
