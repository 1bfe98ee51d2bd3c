package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code encode: {avro: {schema: FILE}}}, with Avro's own library as the judge. */
class AvroEncodingTest {
    private static final String ORDER = """
        {"type": "record", "name": "Order", "namespace": "shop", "fields": [
          {"name": "id", "type": "long"},
          {"name": "note", "type": ["null", "string"]},
          {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
          {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}, "default": "NEW"},
          {"name": "tags", "type": {"type": "array", "items": "string"}, "default": []},
          {"name": "rates", "type": {"type": "map", "values": ["double", "boolean"]}, "default": {}},
          {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 2}, "default": "\\u00ff\\u0001"},
          {"name": "next", "type": ["null", "Order"], "default": null}]}\
        """;
    private static final String WHOLE =
            "{\"id\":9007199254740993,\"note\":\"Zoë 😀\",\"price\":-19.90,\"at\":\"2026-11-27T10:00:00.000001Z\","
                + "\"state\":\"PAID\",\"tags\":[\"a\",\"\"],\"rates\":{\"x\":1.5,\"y\":true},\"hash\":\"AAE=\",\"next\":"
                + "{\"id\":-1,\"note\":null,\"price\":0.00,\"at\":\"1969-12-31T23:59:59Z\",\"state\":\"NEW\",\"tags\":[],"
                + "\"rates\":{},\"hash\":\"/wE=\",\"next\":null}}";

    @TempDir
    private Path folder;

    private Results run(String schema, String decode, String encode, Slice payload) throws Exception {
        Files.writeString(folder.resolve("s.avsc"), schema);
        Pipeline pipeline = Trial.read("decode: " + decode + "\nencode: " + encode + "\n", folder)
                .pipeline();
        return Trial.of(pipeline).run(new Batch("in", List.of(KinesisRecord.of(Position.inFile("in", 1), payload))));
    }

    private byte[] encoded(String schema, String json) throws Exception {
        Results results = run(schema, "json", "{avro: {schema: s.avsc}}", Slice.utf8(json));
        assertEquals(null, results.failure(0));
        return results.bytes().toBytes();
    }

    private String refusal(String schema, String json) throws Exception {
        Results results = run(schema, "json", "{avro: s.avsc}", Slice.utf8(json));
        return Objects.requireNonNull(results.failure(0)).message();
    }

    private static byte[] again(Schema schema, byte[] object) throws IOException {
        GenericData data = new GenericData();
        Object read = new BinaryMessageDecoder<>(data, schema).decode(object);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryMessageEncoder<>(data, schema).encode(read, bytes);
        return bytes.toByteArray();
    }

    @Test
    void writesWhatTheLibraryReadsAndWritesAgain() throws Exception {
        byte[] object = encoded(ORDER, WHOLE);
        assertArrayEquals(again(new Schema.Parser().parse(ORDER), object), object);
        assertEquals(
                WHOLE,
                run(ORDER, "{avro: s.avsc}", "json", Slice.of(object))
                        .bytes()
                        .view()
                        .toText());
    }

    @Test
    void fieldsThatAreMissingTakeTheirDefaults() throws Exception {
        byte[] object = encoded(ORDER, "{\"price\":1,\"at\":\"2026-11-27T10:00:00Z\",\"id\":1}");
        assertArrayEquals(again(new Schema.Parser().parse(ORDER), object), object);
        assertEquals(
                "{\"id\":1,\"note\":null,\"price\":1.00,\"at\":\"2026-11-27T10:00:00Z\",\"state\":\"NEW\",\"tags\":[],"
                        + "\"rates\":{},\"hash\":\"/wE=\",\"next\":null}",
                run(ORDER, "{avro: s.avsc}", "json", Slice.of(object))
                        .bytes()
                        .view()
                        .toText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"int\" | 2147483647",
                "\"long\" | -9223372036854775808",
                "\"float\" | 0.1",
                "\"double\" | 1e+300",
                "\"bytes\" | \"AP8=\"",
                "[\"int\",\"long\",\"string\"] | 5000000000",
                "[\"int\",\"long\",\"string\"] | \"5\"",
                "[{\"type\":\"int\",\"logicalType\":\"date\"},\"string\"] | \"2026-11-27\"",
                "[{\"type\":\"int\",\"logicalType\":\"date\"},\"string\"] | \"today\"",
                "{\"type\":\"int\",\"logicalType\":\"time-millis\"} | \"10:00:00.5\"",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | \"1969-12-31T23:59:59.999Z\"",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"} | \"2026-11-27T10:00:00.000000001Z\"",
                "{\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"} | \"2026-11-27T10:00:00\"",
                "{\"type\":\"string\",\"logicalType\":\"uuid\"} | \"12345678-9abc-4def-8123-456789abcdef\"",
                "{\"type\":\"fixed\",\"name\":\"U\",\"size\":16,\"logicalType\":\"uuid\"} |"
                        + " \"12345678-9abc-4def-8123-456789abcdef\"",
                "{\"type\":\"fixed\",\"name\":\"D\",\"size\":8,\"logicalType\":\"decimal\",\"precision\":9,\"scale\":3}"
                        + " | -1.250"
            })
    void readsBackWhatItWrote(String schema, String json) throws Exception {
        assertEquals(
                json,
                run(schema, "{avro: s.avsc}", "json", Slice.of(encoded(schema, json)))
                        .bytes()
                        .view()
                        .toText());
    }

    @Test
    void saysWhereAValueDoesNotFitAndWhy() throws Exception {
        assertEquals(
                "avro: .price does not fit into a decimal of the precision 9 and the scale 2",
                refusal(ORDER, WHOLE.replace("-19.90", "-19.905")));
        assertEquals(
                "avro: .next.at is no timestamp-micros in ISO 8601", refusal(ORDER, WHOLE.replace("1969-", "69-")));
        assertEquals(
                "avro: .state is a string, not a symbol of shop.State", refusal(ORDER, WHOLE.replace("PAID", "LOST")));
        assertEquals("avro: .note is a number, not null or a string", refusal(ORDER, WHOLE.replace("\"Zoë 😀\"", "5")));
        assertEquals("avro: .tags[1] is null, not a string", refusal(ORDER, WHOLE.replace("\"a\",\"\"", "\"a\",null")));
        assertEquals(
                "avro: .rates.x is a string, not a double or a boolean", refusal(ORDER, WHOLE.replace("1.5", "\"\"")));
        assertEquals("avro: .hash has 3 bytes, and shop.Hash has 2", refusal(ORDER, WHOLE.replace("AAE=", "AAEB")));
        assertEquals(
                "avro: the schema has no field .sku (leave it out by a step, or add it to the schema)",
                refusal(ORDER, WHOLE.replace("{\"id\":9", "{\"sku\":1,\"id\":9")));
        assertEquals(
                "avro: the value has no .id, and the schema has no default for it",
                refusal(ORDER, WHOLE.replace("\"id\":9007199254740993,", "")));
        assertEquals("avro: the value is a number, not an int", refusal("\"int\"", "2147483648"));
        assertEquals("avro: the value is a number, not a long", refusal("\"long\"", "1.5"));
        assertEquals("avro: the value is an array, not shop.Order", refusal(ORDER, "[]"));
    }

    @Test
    void givesUpAValueThatAlmostFitsTooManyTypes() throws Exception {
        String type =
                "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[{\"name\":\"in\",\"type\":[\"null\",\"A\",\"B\"]}]}";
        String schema = "[" + type.formatted("A").replace(",\"B\"", "," + type.formatted("B")) + "]";
        String json = "{\"in\":".repeat(60) + "7" + "}".repeat(60);
        assertEquals("avro: " + ".in".repeat(60) + " is a number, not null or A or B", refusal(schema, json));
    }

    @Test
    void takesLayersAroundItAndNeedsOneSchema() throws Exception {
        Results results = run("\"long\"", "json", "[{avro: {schema: s.avsc}}, snappy, lz4, base64]", Slice.utf8("5"));
        assertEquals(
                "5",
                run(
                                "\"long\"",
                                "[base64, lz4, snappy, {avro: s.avsc}]",
                                "json",
                                results.bytes().view().copy())
                        .bytes()
                        .view()
                        .toText());
        for (String encode : List.of("avro", "{avro: {schema: .}}")) {
            PipelineException refused =
                    assertThrows(PipelineException.class, () -> Trial.read("encode: " + encode + "\n", folder));
            assertEquals(
                    "p.yaml:1:9: 'encode': avro writes by one schema (write avro: {schema: FILE}, with the file of a"
                            + " schema)",
                    refused.problems().getFirst().toString());
        }
    }
}
