package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;

/** {@code encode: msgpack} and {@code encode: cbor}, with the formats' libraries as judges. */
class BinaryEncodingTest {
    private static final String ORDER =
            "{\"id\":9007199254740993,\"name\":\"Zoë 😀\",\"list\":[null,true,false,-1,1.5,\"\"],\"o\":{}}";

    private static byte[] encoded(String format, String json) {
        Results results = Trial.of("encode: " + format + "\n").run(List.of(json));
        assertTrue(results.failure(0) == null, () -> String.valueOf(results.failure(0)));
        return results.bytes().toBytes();
    }

    private static String failure(String format, String json) {
        return String.valueOf(
                Trial.of("encode: " + format + "\n").run(List.of(json)).failure(0));
    }

    @Test
    void writesWhatTheLibraryOfMessagePackReads() throws IOException {
        byte[] bytes = encoded("msgpack", ORDER);
        try (var unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            assertEquals(
                    new ObjectMapper().readTree(ORDER),
                    new ObjectMapper().readTree(unpacker.unpackValue().toJson()));
            assertTrue(!unpacker.hasNext());
        }
    }

    @Test
    void writesWhatTheLibraryOfCborReads() throws IOException {
        JsonNode read = new CBORMapper().readTree(encoded("cbor", ORDER));
        assertEquals(new ObjectMapper().readTree(ORDER), read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 00 | 00",
                "127 | 7f | 187f",
                "128 | cc80 | 1880",
                "255 | ccff | 18ff",
                "256 | cd0100 | 190100",
                "65536 | ce00010000 | 1a00010000",
                "4294967296 | cf0000000100000000 | 1b0000000100000000",
                "18446744073709551615 | cfffffffffffffffff | c248ffffffffffffffff",
                "-1 | ff | 20",
                "-32 | e0 | 381f",
                "-33 | d0df | 3820",
                "-128 | d080 | 387f",
                "-129 | d1ff7f | 3880",
                "-32769 | d2ffff7fff | 398000",
                "-9223372036854775808 | d38000000000000000 | 3b7fffffffffffffff",
                "1e3 | cd03e8 | 1903e8",
                "19.50 | cb4033800000000000 | fb4033800000000000",
                "null | c0 | f6"
            })
    void writesTheShortestForm(String json, String messagePack, String cbor) {
        assertEquals(messagePack, HexFormat.of().formatHex(encoded("msgpack", json)));
        if (!json.startsWith("18446744073709551615")) {
            assertEquals(cbor, HexFormat.of().formatHex(encoded("cbor", json)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 32, 255, 256, 65_535, 65_536})
    void writesEveryLength(int length) {
        String text = "\"" + "x".repeat(length) + "\"";
        String array = "[" + "1,".repeat(length) + "1]";
        StringBuilder object = new StringBuilder("{\"k\":1");
        for (int i = 0; i < Math.min(length, 70_000); i++) {
            object.append(",\"").append(i).append("\":1");
        }
        for (String json : List.of(text, array, object.append('}').toString())) {
            for (String format : List.of("msgpack", "cbor")) {
                Slice payload = Slice.of(encoded(format, json));
                Results back = Trial.of("decode: " + format + "\nencode: json\n")
                        .run(new Batch("in", List.of(KinesisRecord.of(Position.inFile("in", 1), payload))));
                assertEquals(json, back.bytes().view().toText());
            }
        }
    }

    @Test
    void takesLayersAroundItAndRefusesWhatHasNoForm() {
        assertEquals("gaFhAQ==", new String(encoded("[msgpack, base64]", "{\"a\":1}"), StandardCharsets.US_ASCII));
        assertTrue(failure("msgpack", "18446744073709551616").contains("more than 64 bits"));
        String deep = "[".repeat(500) + "]".repeat(500);
        assertTrue(failure("msgpack", deep).contains("more than 400 levels"));
        assertTrue(failure("cbor", deep).contains("more than 400 levels"));
    }
}
