package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.format.CodecException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Avro as its own library writes it, and as nobody should. */
class AvroTest {
    private static final String ORDER = """
        {"type": "record", "name": "Order", "namespace": "shop", "fields": [
          {"name": "id", "type": "long"},
          {"name": "note", "type": ["null", "string"]}]}\
        """;
    private static final String UUID = "12345678-9abc-4def-8123-456789abcdef";

    private final Schema schema = new Schema.Parser().parse(ORDER);

    private GenericRecord order(long id, @Nullable String note) {
        GenericRecord order = new GenericData.Record(schema);
        order.put("id", id);
        order.put("note", note);
        return order;
    }

    private static Slice datum(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return Slice.of(bytes.toByteArray());
    }

    private Slice file(CodecFactory codec, int count) throws IOException {
        return file(
                codec, IntStream.range(0, count).mapToObj(i -> order(i, null)).toList());
    }

    private Slice file(CodecFactory codec, List<GenericRecord> orders) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(codec).create(schema, bytes);
            for (GenericRecord each : orders) {
                writer.append(each);
            }
        }
        return Slice.of(bytes.toByteArray());
    }

    private static Chain one(String schema) throws CodecException {
        return Chain.of(Codec.AVRO).with(AvroSchemas.one(schema));
    }

    private static Slice after(String header, Slice body) {
        return Packed.row(Slice.of(HexFormat.of().parseHex(header.replaceAll("[ -]", ""))), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
    void readsFilesWithoutBeingGivenTheirSchema(String codec) throws IOException {
        Slice file = file(CodecFactory.fromString(codec), 3);
        for (Chain chain : List.of(Chain.AUTO, Chain.of(Codec.AVRO))) {
            PayloadResult decoded = PayloadResult.of(chain, file);
            assertEquals(
                    List.of("{\"id\":0,\"note\":null}", "{\"id\":1,\"note\":null}", "{\"id\":2,\"note\":null}"),
                    decoded.values());
            assertEquals(List.of("avro", "avro", "avro"), decoded.chains());
            assertEquals(List.of(0L, 1L, 2L), decoded.subsequences());
        }
        assertEquals(
                List.of(),
                PayloadResult.of(Chain.AUTO, file(CodecFactory.fromString(codec), 0))
                        .values());
    }

    @Test
    void refusesAFileThatIsBroken() throws IOException {
        Slice file = file(CodecFactory.nullCodec(), 3);
        assertTrue(PayloadResult.of(Chain.AUTO, file.sub(0, file.length() - 1))
                .failure()
                .startsWith("avro: "));
        Slice bomb = file(CodecFactory.deflateCodec(9), List.of(order(1, "x".repeat(1_000_000))));
        assertTrue(bomb.length() < 5_000);
        assertTrue(PayloadResult.of(Chain.AUTO, bomb).failure().startsWith("the record is longer than 100000 bytes"));
    }

    @Test
    void readsADatumByTheOneSchema() throws Exception {
        Slice datum = datum(schema, order(1L << 60, "ü"));
        assertEquals(
                List.of("{\"id\":1152921504606846976,\"note\":\"ü\"}"),
                PayloadResult.of(one(ORDER), datum).values());
        assertEquals(
                List.of("{\"id\":1152921504606846976,\"note\":\"ü\"}"),
                PayloadResult.of(Chain.AUTO.with(AvroSchemas.one(ORDER)), datum).values(),
                "unnamed, all that is inside of layers is read by the one schema");
        assertEquals(
                List.of("gzip > avro"),
                PayloadResult.of(Chain.AUTO.with(AvroSchemas.one(ORDER)), Compressor.gzip(datum))
                        .chains());
        assertEquals(
                "avro: there is more after the end of the datum (1 byte)",
                PayloadResult.of(one(ORDER), Packed.row(datum, Slice.of(new byte[1])))
                        .failure()
                        .replaceFirst(" \\(at.*", ""));
        assertEquals(
                "avro: the data is cut short (after 3 bytes)",
                PayloadResult.of(one(ORDER), datum.sub(0, 3)).failure());
    }

    @Test
    void findsTheSchemaOfASingleObjectByItsFingerprint() throws Exception {
        ByteBuffer encoded = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(order(7, null));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Slice object = Slice.of(bytes);
        for (Chain chain : List.of(
                Chain.AUTO.with(AvroSchemas.several(Map.of("order", ORDER))),
                Chain.of(Codec.AVRO).with(AvroSchemas.several(Map.of("order", ORDER))),
                one(ORDER))) {
            assertEquals(
                    List.of("{\"id\":7,\"note\":null}"),
                    PayloadResult.of(chain, object).values());
        }
        PayloadResult unknown = PayloadResult.of(Chain.AUTO, object);
        assertEquals(List.of("raw"), unknown.chains());
        String notice = unknown.oddities().getFirst().message();
        String fingerprint = HexFormat.of().toHexDigits(SchemaNormalization.parsingFingerprint64(schema));
        assertTrue(notice.contains("the Avro schema with the fingerprint " + fingerprint), notice);
        assertTrue(
                PayloadResult.of(Chain.of(Codec.AVRO), object).failure().contains(fingerprint),
                "where avro is named, a missing schema is an error");
    }

    @Test
    void findsTheSchemaByTheHeadersOfRegistries() throws Exception {
        Slice datum = datum(schema, order(7, null));
        AvroSchemas schemas = AvroSchemas.several(Map.of(UUID, ORDER, "17", ORDER));
        Slice glue = after("0300" + UUID, datum);
        Slice glueZlib = after("0305" + UUID, Compressor.zlib(datum));
        Slice confluent = after("0000000011", datum);
        for (Chain chain :
                List.of(Chain.AUTO.with(schemas), Chain.of(Codec.AVRO).with(schemas))) {
            for (Slice each : List.of(glue, glueZlib)) {
                assertEquals(
                        List.of("{\"id\":7,\"note\":null}"),
                        PayloadResult.of(chain, each).values());
                assertEquals(
                        List.of("glue > avro"), PayloadResult.of(chain, each).chains());
            }
            assertEquals(
                    List.of("confluent > avro"),
                    PayloadResult.of(chain, confluent).chains());
        }
        Chain named = Chain.of(Codec.GLUE, Codec.AVRO);
        assertEquals(
                List.of("glue > avro"),
                PayloadResult.of(named.with(schemas), glueZlib).chains());
        assertEquals(
                List.of("glue > avro"),
                PayloadResult.of(named.with(AvroSchemas.one(ORDER)), glueZlib).chains());
        assertEquals(
                List.of("confluent > avro"),
                PayloadResult.of(Chain.of(Codec.CONFLUENT, Codec.AVRO).with(AvroSchemas.one(ORDER)), confluent)
                        .chains());
        PayloadResult unknown = PayloadResult.of(Chain.AUTO, glue);
        assertEquals(List.of("raw"), unknown.chains());
        assertTrue(unknown.oddities().getFirst().message().contains("the Glue schema version " + UUID));
        assertEquals(
                List.of("glue > json"),
                PayloadResult.of(Chain.AUTO, after("0305" + UUID, Compressor.zlib(Slice.utf8("{\"a\":1}"))))
                        .chains(),
                "JSON behind the header needs no schema");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'bytes','logicalType':'decimal','precision':20,'scale':2} | 04 07C6 | 19.90",
                "{'type':'fixed','name':'f','size':2,'logicalType':'decimal','precision':4,'scale':2} | FFFF | -0.01",
                "{'type':'int','logicalType':'date'} | B8B802 | \"2024-09-30\"",
                "{'type':'int','logicalType':'time-millis'} | D00F | \"00:00:01\"",
                "{'type':'long','logicalType':'timestamp-millis'} | 01 | \"1969-12-31T23:59:59.999Z\"",
                "{'type':'long','logicalType':'timestamp-micros'} | 02 | \"1970-01-01T00:00:00.000001Z\"",
                "{'type':'long','logicalType':'timestamp-nanos'} | 02 | \"1970-01-01T00:00:00.000000001Z\"",
                "{'type':'long','logicalType':'local-timestamp-millis'} | 00 | \"1970-01-01T00:00:00\"",
                "{'type':'string','logicalType':'uuid'} | 02 61 | \"a\"",
                "{'type':'fixed','name':'u','size':16,'logicalType':'uuid'} | 123456789abc4def8123456789abcdef |"
                        + " \"12345678-9abc-4def-8123-456789abcdef\"",
                "{'type':'bytes'} | 02 FF | \"/w==\"",
                "{'type':'fixed','name':'f','size':1} | FF | \"/w==\"",
                "{'type':'enum','name':'e','symbols':['A','B']} | 02 | \"B\"",
                "{'type':'array','items':'long'} | 04 02 04 00 | [1,2]",
                "{'type':'array','items':'long'} | 03 04 02 04 00 | [1,2]",
                "{'type':'map','values':['null','float']} | 02 02 61 02 CDCCCC3D 00 | {\"a\":0.1}",
                "{'type':'double'} | 000000000000F07F | 1.7976931348623157e+308",
                "{'type':'boolean'} | 01 | true",
                "{'type':'long'} | FFFFFFFFFFFFFFFFFF01 | -9223372036854775808"
            })
    void makesPlainJson(String schema, String hex, String json) throws CodecException {
        PayloadResult decoded = PayloadResult.of(
                one(schema.replace('\'', '"')), Slice.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
        assertEquals(List.of(json), decoded.values(), decoded::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'bytes'} | FEFFFFFF0F 00 | avro: the data is cut short",
                "{'type':'bytes'} | 01 | avro: a length is negative",
                "{'type':'long'} | FFFFFFFFFFFFFFFFFFFF01 | avro: a number is longer than ten bytes",
                "{'type':'boolean'} | 02 | avro: a boolean is neither 0 nor 1",
                "['null','long'] | 04 | avro: there is no such type in a union (index 2)",
                "{'type':'enum','name':'e','symbols':['A']} | 02 | avro: there is no such symbol of an enum (index 1)",
                "{'type':'array','items':'null'} | FEFFFFFFFFFFFFFF7F | avro: more than 65536 items that take no bytes",
                "{'type':'array','items':'long'} | FEFFFFFFFFFFFFFF7F 02 | avro: the data is cut short",
                "{'type':'int','logicalType':'time-millis'} | FFFFFFFF0F | avro: a time-millis is out of range"
            })
    void tellsWhatIsWrongWithADatum(String schema, String hex, String message) throws CodecException {
        String failure = PayloadResult.of(
                        one(schema.replace('\'', '"')), Slice.of(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .failure();
        assertTrue(failure.startsWith(message), failure);
    }

    @Test
    void boundsTheDepthOfWhatNests() throws CodecException {
        String list = "{'type':'record','name':'L','fields':[{'name':'n','type':['null','L']}]}".replace('\'', '"');
        byte[] ones = new byte[50_000];
        Arrays.fill(ones, (byte) 2);
        assertTrue(PayloadResult.of(one(list), Slice.of(ones)).failure().startsWith("avro: more than 400 levels"));
    }
}
