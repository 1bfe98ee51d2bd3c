package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderTest {
    private final List<String> seen = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<KinesisRecord> records = new ArrayList<>();
    private final List<Oddity> oddities = new ArrayList<>();

    private List<String> decode(Chain chain, Slice payload) {
        seen.clear();
        values.clear();
        records.clear();
        new Decoder(chain, OutOfShard.MARK, oddities::add, new MaxRecord(100_000))
                .decode(wire(payload), new Decoder.Sink() {
                    @Override
                    public void decoded(Message message) {
                        records.add(message.record());
                        seen.add(message.chain() + ": " + message.value());
                        values.add(message.value().toString());
                    }

                    @Override
                    public void failed(KinesisRecord record, Failure failure) {
                        records.add(record);
                        seen.add(failure.stage() + ": " + failure.message());
                    }

                    @Override
                    public void empty(KinesisRecord wire) {
                        seen.add("nothing");
                    }
                });
        return seen;
    }

    private static KinesisRecord wire(Slice payload) {
        return new KinesisRecord(Position.inShard("s", "shard", "1"), "key", null, null, payload);
    }

    private List<String> auto(String payload) {
        return decode(Chain.AUTO, Slice.utf8(payload));
    }

    private static Slice gzip(Slice payload) {
        return Compressor.gzip(payload);
    }

    private static Slice base64(Slice payload) {
        return Slice.of(Base64.getEncoder().encode(payload.toBytes()));
    }

    static List<PayloadCorpus.Sample> corpus() {
        return PayloadCorpus.samples();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void readsEverySampleByItsLayersNames(PayloadCorpus.Sample sample) {
        List<Codec> codecs = Arrays.stream(sample.chain().split(", "))
                .map(word -> Objects.requireNonNull(Codec.of(word)))
                .toList();
        decode(new Chain(codecs), sample.payload());
        assertEquals(sample.values(), values);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void readsEverySampleByLookingAtIt(PayloadCorpus.Sample sample) {
        decode(Chain.AUTO, sample.payload());
        assertEquals(sample.lookedAt(), values);
    }

    @Test
    void tellsJsonFromText() {
        assertEquals(List.of("json: {\"a\":1}"), auto(" {\"a\": 1}\n"));
        assertEquals(List.of("json: 17"), auto("17"));
        assertEquals(List.of("text: \"17 apples\""), auto("17 apples"));
        assertEquals(List.of("text: \"[INFO] started\""), auto("[INFO] started"));
        assertEquals(List.of("text: \"[2026-01-01] started\""), auto("[2026-01-01] started"));
        assertEquals(List.of("text: \"x^2 is no zlib\""), auto("x^2 is no zlib"));
        assertEquals(List.of("text: \"\""), auto(""));
    }

    @Test
    void takesABraceForBrokenJsonRatherThanText() {
        String failure = auto("{\"a\":").getFirst();
        assertTrue(failure.startsWith("DECODE: not JSON: "), failure);
    }

    @Test
    void takesBytesThatAreNothingElseForRaw() {
        assertEquals(List.of("raw: \"/w==\""), decode(Chain.AUTO, Slice.of(new byte[] {-1})));
    }

    @Test
    void looksThroughEveryCompression() {
        Slice json = Slice.utf8("{\"a\":1}");
        for (Compression how : Compression.values()) {
            String name = Codec.valueOf(how.name()).word();
            assertEquals(List.of(name + " > json: {\"a\":1}"), decode(Chain.AUTO, Packed.of(how, json)));
        }
        assertEquals(List.of("gzip > gzip > json: {\"a\":1}"), decode(Chain.AUTO, gzip(gzip(json))));
        assertEquals(gzip(json), decodedRecord(gzip(json)).data(), "the record keeps its own bytes");
    }

    private KinesisRecord decodedRecord(Slice payload) {
        decode(Chain.AUTO, payload);
        return records.getFirst();
    }

    @Test
    void takesAggregatesApartAndLooksAtEachRecord() {
        KplWriter writer = new KplWriter(10_000);
        writer.add("a", null, Slice.utf8("{\"a\":1}"));
        writer.add("b", null, gzip(Slice.utf8("[2]")));
        writer.add("c", null, Slice.utf8("{broken"));
        writer.add("d", null, Slice.utf8("text"));
        Slice aggregate = writer.finish();
        List<String> found = decode(Chain.AUTO, aggregate);
        assertEquals("kpl > json: {\"a\":1}", found.get(0));
        assertEquals("kpl > gzip > json: [2]", found.get(1));
        assertTrue(found.get(2).startsWith("DECODE: not JSON"), found.get(2));
        assertEquals("kpl > text: \"text\"", found.get(3));
        assertEquals(
                List.of("a", "b", "c", "d"),
                records.stream().map(KinesisRecord::partitionKey).toList());
        assertEquals(
                List.of(0L, 1L, 2L, 3L),
                records.stream().map(each -> each.position().subsequence()).toList());

        List<Slice> first = records.stream().map(KinesisRecord::data).toList();
        Decoder decoder = new Decoder(Chain.AUTO);
        List<KinesisRecord> later = new ArrayList<>();
        Decoder.Sink sink = new Decoder.Sink() {
            @Override
            public void decoded(Message message) {
                later.add(message.record());
            }

            @Override
            public void failed(KinesisRecord record, Failure failure) {
                later.add(record);
            }

            @Override
            public void empty(KinesisRecord wire) {}
        };
        decoder.decode(wire(gzip(aggregate)), sink);
        decoder.decode(wire(gzip(Slice.utf8("x".repeat(1_000)))), sink);
        assertEquals(
                first, later.subList(0, 4).stream().map(KinesisRecord::data).toList(), "also after the next record");
    }

    @Test
    void readsBase64OfThingsWorthWrappingOnly() {
        assertEquals(
                List.of("base64 > json: {\"id\":12345}"), decode(Chain.AUTO, base64(Slice.utf8("{\"id\":12345}"))));
        assertEquals(List.of("text: \"abcdefghijklmnopqrst\""), auto("abcdefghijklmnopqrst"));
        assertEquals(List.of(), oddities);
        Slice twice = base64(base64(Slice.utf8("{\"id\":12345}")));
        assertEquals(List.of("base64 > base64 > json: {\"id\":12345}"), decode(Chain.AUTO, twice));
        assertEquals(List.of(Oddity.DOUBLE_BASE64), oddities);
    }

    @Test
    void makesARecordOfEachLogEvent() {
        Slice message =
                Slice.utf8("{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"/g\",\"logStream\":\"s\","
                    + "\"subscriptionFilters\":[\"f\"],\"logEvents\":[{\"id\":\"1\",\"timestamp\":5,\"message\":\"hi\"},"
                    + "{\"id\":\"2\",\"timestamp\":6,\"message\":\"ho\"}]}");
        List<String> found = decode(Chain.AUTO, gzip(message));
        assertEquals(2, found.size());
        assertEquals(
                "gzip > cloudwatch-logs > json:"
                        + " {\"id\":\"2\",\"timestamp\":6,\"message\":\"ho\",\"owner\":\"1\",\"logGroup\":\"/g\","
                        + "\"logStream\":\"s\",\"subscriptionFilters\":[\"f\"]}",
                found.get(1));
        Slice control =
                Slice.utf8("{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\",\"message\":\"check\"}]}");
        assertEquals(List.of("nothing"), decode(Chain.AUTO, gzip(control)));
    }

    @Test
    void takesEventsOfLambdaApart() {
        Slice event = Slice.utf8(
                "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"p\",\"sequenceNumber\":\"49\",\"data\":\"eyJhIjoxfQ==\","
                    + "\"approximateArrivalTimestamp\":1545084650.987},\"eventID\":\"shardId-000000000006:49\","
                    + "\"eventSourceARN\":\"arn:aws:kinesis:us-east-2:1:stream/orders\"}]}");
        Chain chain = Chain.of(Codec.KINESIS_EVENT, Codec.JSON);
        assertEquals(List.of("kinesis-event > json: {\"a\":1}"), decode(chain, event));
        assertEquals("shardId-000000000006", records.getFirst().position().shard());
        assertEquals("orders", records.getFirst().position().stream());
        assertEquals(1545084650987L, records.getFirst().arrival().toEpochMilli());
    }

    @Test
    void followsAChainInWhichMarkedLayersMayBeMissing() {
        Chain chain = Chain.of(Codec.KPL, Codec.GZIP, Codec.JSON);
        assertEquals(List.of("json: 1"), decode(chain, Slice.utf8("1")));
        assertEquals(List.of("gzip > json: 1"), decode(chain, gzip(Slice.utf8("1"))));
        assertTrue(decode(chain, Slice.utf8("text")).getFirst().startsWith("DECODE: not JSON"));
        assertEquals(List.of("base64 > text: \"hi\""), decode(Chain.of(Codec.BASE64), Slice.utf8("aGk=")));
        assertTrue(decode(Chain.of(Codec.BASE64), Slice.utf8("no!")).getFirst().startsWith("DECODE: not Base64"));
    }

    @Test
    void readsCells() {
        assertEquals(
                List.of("csv: [\"a\",\"b,\\\"c\\\"\",\"\"]"),
                decode(Chain.of(Codec.CSV), Slice.utf8("a,\"b,\"\"c\"\"\",\n")));
        assertEquals(
                List.of("tsv: [[\"a\",\"b\"],[\"1\",\"2\"]]"), decode(Chain.of(Codec.TSV), Slice.utf8("a\tb\r\n1\t2")));
        assertEquals(
                List.of("DECODE: the closing quote of a cell is missing"),
                decode(Chain.of(Codec.CSV), Slice.utf8("a,\"b")));
    }

    @Test
    void stopsAtTooManyLayers() {
        Slice nested = Slice.utf8("1");
        for (int i = 0; i < 12; i++) {
            nested = gzip(nested);
        }
        assertEquals(List.of("DECODE: more than 8 layers around the payload"), decode(Chain.AUTO, nested));
    }

    @Test
    void failsALongPayloadBeforeAndAfterALayer() {
        Slice brim = Slice.of(new byte[100_000]);
        assertEquals(1, decode(Chain.of(Codec.RAW), brim).size());
        assertTrue(seen.getFirst().startsWith("raw: "), seen.getFirst().substring(0, 40));
        String refused =
                "DECODE: the record is longer than 100000 bytes (--max-record raises the limit, except in a Lambda"
                        + " function)";
        assertEquals(List.of(refused), decode(Chain.of(Codec.RAW), Slice.of(new byte[100_001])));
        assertEquals(List.of(refused), auto("a".repeat(100_001)));
        assertEquals(List.of(refused), auto("\u20AC".repeat(33_334)));
        assertEquals(List.of(refused), decode(Chain.AUTO, gzip(Slice.of(new byte[100_001]))));
    }
}
