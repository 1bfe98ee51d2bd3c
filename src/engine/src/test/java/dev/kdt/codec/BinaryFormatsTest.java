package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.kdt.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** MessagePack and CBOR, as their own libraries write them and as nobody should. */
class BinaryFormatsTest {
    private static final Chain MSGPACK = Chain.of(Codec.MSGPACK);
    private static final Chain CBOR = Chain.of(Codec.CBOR);

    private static List<String> decode(Chain chain, Slice payload) {
        return PayloadResult.of(chain, payload).values();
    }

    private static String failure(Chain chain, Slice payload) {
        return PayloadResult.of(chain, payload).failure();
    }

    private static Slice hex(String digits) {
        return Slice.of(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    @Test
    void readsAllTypesThatTheLibraryOfMessagePackWrites() throws IOException {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(12);
        packer.packString("nil").packNil();
        packer.packString("truth").packBoolean(true);
        packer.packString("small").packInt(-7);
        packer.packString("long").packLong(Long.MIN_VALUE);
        packer.packString("unsigned").packBigInteger(new BigInteger("18446744073709551615"));
        packer.packString("float").packFloat(0.1f);
        packer.packString("double").packDouble(1e300);
        packer.packString("text").packString("Zoë 😀");
        packer.packString("bytes").packBinaryHeader(3).writePayload(new byte[] {1, 2, 3});
        packer.packString("list").packArrayHeader(2).packInt(300).packArrayHeader(0);
        packer.packString("when").packTimestamp(Instant.parse("2026-11-27T10:00:00.5Z"));
        packer.packString("ext").packExtensionTypeHeader((byte) 5, 1).writePayload(new byte[] {9});
        Slice payload = Slice.of(packer.toByteArray());
        List<String> expected = List.of(
                "{\"nil\":null,\"truth\":true,\"small\":-7,\"long\":-9223372036854775808,\"unsigned\":18446744073709551615,\"float\":0.1,\"double\":1e+300,\"text\":\"Zoë"
                    + " 😀\",\"bytes\":\"AQID\","
                    + "\"list\":[300,[]],\"when\":\"2026-11-27T10:00:00.500Z\",\"ext\":{\"ext\":5,\"data\":\"CQ==\"}}");
        assertEquals(expected, decode(MSGPACK, payload));
        assertEquals(expected, decode(Chain.AUTO, payload));
        assertEquals("msgpack", PayloadResult.of(Chain.AUTO, payload).chains().getFirst());
        Slice base64 = Slice.of(Base64.getEncoder().encode(payload.toBytes()));
        assertEquals(expected, decode(Chain.of(Codec.BASE64, Codec.MSGPACK), base64));
        assertEquals(
                "text", PayloadResult.of(Chain.AUTO, base64).chains().getFirst(), "some random words come out so, too");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C0 | null",
                "CC FF | 255",
                "CD FFFF | 65535",
                "CE FFFFFFFF | 4294967295",
                "D0 80 | -128",
                "D1 8000 | -32768",
                "D2 80000000 | -2147483648",
                "D3 8000000000000001 | -9223372036854775807",
                "CF 0020000000000001 | 9007199254740993",
                "CB 7FF8000000000000 | null",
                "D9 01 61 | \"a\"",
                "DA 0001 61 | \"a\"",
                "DB 00000001 61 | \"a\"",
                "A1 FF | \"/w==\"",
                "C5 0001 07 | \"Bw==\"",
                "DC 0001 01 | [1]",
                "DD 00000001 01 | [1]",
                "DE 0001 01 02 | {\"1\":2}",
                "DF 00000001 92 C3 A1 61 02 | {\"[true,\\\"a\\\"]\":2}",
                "82 A1 61 01 A1 61 02 | {\"a\":2}",
                "D6 FF 00000000 | \"1970-01-01T00:00:00Z\"",
                "D7 FF 00000004 00000001 | \"1970-01-01T00:00:01.000000001Z\"",
                "C7 0C FF 00000001 FFFFFFFFFFFFFFFF | \"1969-12-31T23:59:59.000000001Z\"",
                "D4 05 01 | {\"ext\":5,\"data\":\"AQ==\"}"
            })
    void readsEveryFormOfMessagePack(String hex, String json) {
        assertEquals(List.of(json), decode(MSGPACK, hex(hex)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | msgpack: the data is cut short (after 0 bytes)",
                "81 A1 | msgpack: the data is cut short (after 2 bytes)",
                "DB FFFFFFFF 61 | msgpack: the data is cut short (after 6 bytes)",
                "DD FFFFFFFF 01 | msgpack: the data is cut short (after 6 bytes)",
                "DF FFFFFFFF 01 | msgpack: the data is cut short (after 6 bytes)",
                "C9 FFFFFFFF 01 01 | msgpack: the data is cut short (after 7 bytes)",
                "C1 | msgpack: 0xc1 begins no value",
                "C7 0C FF 00000001 7FFFFFFFFFFFFFFF | msgpack: a timestamp is out of range"
            })
    void tellsWhatIsWrongWithMessagePack(String hex, String message) {
        assertEquals(message, failure(MSGPACK, hex(hex)));
    }

    @Test
    void readsAllTypesThatTheLibraryOfCborWrites() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator cbor = new CBORFactory().createGenerator(bytes)) {
            cbor.writeStartObject();
            cbor.writeNumberField("long", Long.MIN_VALUE);
            cbor.writeFieldName("big");
            cbor.writeNumber(new BigInteger("123456789012345678901234567890"));
            cbor.writeNumberField("decimal", new BigDecimal("19.90"));
            cbor.writeNumberField("float", 0.1f);
            cbor.writeNumberField("double", 0.1);
            cbor.writeStringField("text", "Zoë 😀");
            cbor.writeBinaryField("bytes", new byte[] {1, 2, 3});
            cbor.writeArrayFieldStart("list");
            cbor.writeBoolean(true);
            cbor.writeNull();
            cbor.writeEndArray();
            cbor.writeEndObject();
        }
        Slice payload = Slice.of(bytes.toByteArray());
        List<String> expected = List.of(
                "{\"long\":-9223372036854775808,\"big\":123456789012345678901234567890,\"decimal\":19.90,\"float\":0.1,"
                        + "\"double\":0.1,\"text\":\"Zoë 😀\",\"bytes\":\"AQID\",\"list\":[true,null]}");
        assertEquals(expected, decode(CBOR, payload));
        assertEquals(expected, decode(Chain.AUTO, payload));
        assertEquals("cbor", PayloadResult.of(Chain.AUTO, payload).chains().getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1B FFFFFFFFFFFFFFFF | 18446744073709551615",
                "C2 49 010000000000000000 | 18446744073709551616",
                "F9 7E00 | null",
                "F7 | null",
                "C1 1A 5F5E1000 | \"2020-09-13T12:26:40Z\"",
                "C1 FB 3FF8000000000000 | \"1970-01-01T00:00:01.500Z\"",
                "C1 20 | \"1969-12-31T23:59:59Z\"",
                "9F 01 02 FF | [1,2]",
                "BF 61 61 01 61 61 02 FF | {\"a\":2}",
                "A1 01 02 | {\"1\":2}",
                "5F 41 01 41 02 FF | \"AQI=\"",
                "D9D9F7 A1 61 61 01 | {\"a\":1}"
            })
    void readsEveryFormOfCbor(String hex, String json) {
        assertEquals(List.of(json), decode(CBOR, hex(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "A1",
        "82F5",
        "5A7FFFFFFF00",
        "7A7FFFFFFF61",
        "9B00000000FFFFFFFF01",
        "5BFFFFFFFFFFFFFFFF00",
        "FF",
        "1C"
    })
    void refusesBrokenCbor(String hex) {
        String message = failure(CBOR, hex(hex));
        assertTrue(message.startsWith("cbor: "), message);
    }

    @Test
    void makesAMessageOfEachValueInARow() {
        assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), decode(Chain.AUTO, hex("81A16101 81A16102")));
        assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), decode(Chain.AUTO, hex("A1616101 A1616102")));
        assertEquals(List.of("1", "2"), decode(MSGPACK, hex("0102")));
        assertEquals(List.of("1", "2"), decode(CBOR, hex("0102")));
        assertEquals(List.of(0L, 1L), PayloadResult.of(MSGPACK, hex("0102")).subsequences());
    }

    /** Only maps that begin with a string and fill the payload: a value of another kind may be any bytes. */
    @ParameterizedTest
    @CsvSource({"8101A1", "81A16101FF", "9101", "A10102", "A16161", "81A161", "C0", "F6", "DE0001A161", "8181A16101"})
    void takesOtherBytesForNeither(String hex) {
        PayloadResult decoded = PayloadResult.of(Chain.AUTO, hex(hex));
        assertEquals(List.of("raw"), decoded.chains());
        assertEquals(List.of(Oddity.BINARY), decoded.oddities());
    }

    @Test
    void aPayloadThatMayNeedARegistrysSchemaIsToldOf() {
        Oddity oddity = PayloadResult.of(Chain.AUTO, hex("00000000 11 02 06 616263"))
                .oddities()
                .getFirst();
        assertTrue(
                oddity.message().contains("(Confluent schema 17)")
                        && oddity.message().contains("--schema"),
                oddity::message);
        Oddity another =
                PayloadResult.of(Chain.AUTO, hex("00000000 12 02")).oddities().getFirst();
        assertEquals(oddity.kind(), another.kind());
        for (String other : List.of("00", "0000000011", "0000000000 01", "00FF000011 01")) {
            assertEquals(
                    List.of(Oddity.BINARY),
                    PayloadResult.of(Chain.AUTO, hex(other)).oddities());
        }
    }

    @Test
    void boundsTheDepthOfWhatNests() {
        byte[] arrays = new byte[100_000];
        Arrays.fill(arrays, (byte) 0x91);
        assertEquals(
                "msgpack: more than 400 levels",
                failure(MSGPACK, Slice.of(arrays)).replaceFirst(" \\(at.*", ""));
        Arrays.fill(arrays, (byte) 0x81);
        assertTrue(failure(CBOR, Slice.of(arrays)).startsWith("cbor: "));
    }

    @Test
    void textIsNeverTakenForABinaryFormat() {
        for (String text : List.of("Obj", "Object of desire", "O", "Ã", "gaFh", "hash", "oA==")) {
            PayloadResult decoded = PayloadResult.of(Chain.AUTO, Slice.of(text.getBytes(StandardCharsets.UTF_8)));
            assertEquals(List.of("text"), decoded.chains(), text);
        }
    }
}
