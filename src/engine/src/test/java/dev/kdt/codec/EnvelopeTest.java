package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private final EnvelopeWriter writer = new EnvelopeWriter();
    private final EnvelopeReader reader = new EnvelopeReader();

    private String write(Slice data) {
        ByteBuilder out = new ByteBuilder();
        writer.write(KinesisRecord.of(Position.UNKNOWN, data), null, out);
        return out.toString();
    }

    @Test
    void keepsEverythingThatIsKnown() throws CodecException {
        KinesisRecord record = new KinesisRecord(
                new Position("orders", "shardId-000000000001", "4959", 3, "in.ndjson", 17, 1),
                "key \"1\"",
                "12",
                Instant.parse("2026-11-22T10:11:12.345Z"),
                Slice.utf8("{\"a\": 1}"));
        Envelope envelope = new Envelope(record, Failure.deliver("no room", 5, Arrival.UNKNOWN));
        ByteBuilder out = new ByteBuilder();
        writer.write(record, envelope.failure(), out);
        assertEquals(
                "{\"stream\":\"orders\",\"shard\":\"shardId-000000000001\",\"sequence\":\"4959\",\"subsequence\":3,\"key\":\"key"
                    + " \\\"1\\\"\",\"explicitHashKey\":\"12\",\"arrival\":\"2026-11-22T10:11:12.345Z\",\"file\":\"in.ndjson\",\"line\":17,\"encoding\":\"json\",\"data\":{\"a\":"
                    + " 1},\"failure\":{\"stage\":\"deliver\",\"message\":\"no"
                    + " room\",\"attempts\":5,\"arrival\":\"unknown\"}}\n",
                out.toString());
        assertEquals(envelope, reader.read(out.view()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "[1, 2,  3]",
                "19.90",
                "\"ü\"",
                "null",
                "true",
                "{\"data\":{\"data\":[\"}\"]}}",
                "[\"\\\"\\\\\"]",
                "{\"a\":1e400}"
            })
    void putsJsonOfOneLineThereAsItIs(String json) throws CodecException {
        String line = write(Slice.utf8(json));
        assertEquals("{\"encoding\":\"json\",\"data\":" + json + "}\n", line);
        assertEquals(json, reader.read(Slice.utf8(line)).record().data().toText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "{\"a\":\n1}",
                "{",
                "nan",
                "+1",
                ".5",
                "[nan]",
                "007",
                "hello",
                "a\nb",
                "\"\u0001\""
            })
    void putsOtherTextIntoAString(String text) throws CodecException {
        String line = write(Slice.utf8(text));
        assertEquals("{\"encoding\":\"text\"", line.substring(0, 18));
        assertEquals(text, reader.read(Slice.utf8(line)).record().data().toText());
    }

    @Test
    void losesNoByteOfAnyPayload() throws CodecException {
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            byte[] data = new byte[random.nextInt(12)];
            for (int k = 0; k < data.length; k++) {
                data[k] = random.nextBoolean()
                        ? (byte) "{}[]\":, \n\\1a".charAt(random.nextInt(12))
                        : (byte) random.nextInt();
            }
            Slice line = Slice.utf8(write(Slice.of(data)));
            assertEquals(Slice.of(data), reader.read(line).record().data());
        }
    }

    @Test
    void readsWhatPeopleWrite() throws CodecException {
        Slice line = Slice.utf8(" { \"data\" : \"aGk=\" , \"x\" : [ 1 ] , \"encoding\" : \"base64\" } ");
        assertEquals("hi", reader.read(line).record().data().toText());
        Slice spaced = Slice.utf8("{\"encoding\" : \"json\", \"data\" :  -1.50 , \"key\":null}");
        assertEquals("-1.50", reader.read(spaced).record().data().toText());
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals("not an envelope: it has no 'data'", refused("{\"encoding\":\"json\"}"));
        assertEquals("not an envelope: it has no 'encoding' (json, text or base64)", refused("{\"data\":1}"));
        assertEquals(
                "the envelope's 'data' is not a string, which the encodings text and base64 need",
                refused("{\"encoding\":\"text\",\"data\":1}"));
        assertEquals(
                "unknown encoding 'hex' in an envelope (known: json, text, base64)",
                refused("{\"encoding\":\"hex\",\"data\":1}"));
        assertEquals("not an envelope: not a JSON object", refused("[]"));
        assertEquals("the envelope's 'key' is not a string", refused("{\"encoding\":\"json\",\"data\":1,\"key\":2}"));
    }

    private String refused(String line) {
        return String.valueOf(assertThrows(CodecException.class, () -> reader.read(Slice.utf8(line)))
                .getMessage());
    }
}
