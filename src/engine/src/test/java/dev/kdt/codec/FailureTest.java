package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.bytes.TextPlace;
import dev.kdt.codec.format.CodecException;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailureTest {
    private final Decoder decoder = new Decoder(Chain.of(Codec.JSON));

    /** What is said of a record that is no JSON. */
    private String told(Position position, String data) {
        List<String> told = new ArrayList<>();
        decoder.decode(KinesisRecord.of(position, Slice.utf8(data)), new Decoder.Sink() {
            @Override
            public void decoded(Message message) {
                throw new AssertionError(message);
            }

            @Override
            public void failed(KinesisRecord record, Failure failure) {
                told.add(failure.inWords(record.position()));
            }

            @Override
            public void empty(KinesisRecord wire) {
                throw new AssertionError(wire);
            }
        });
        return told.getFirst();
    }

    @Test
    void namesFileLineAndColumnInCharacters() {
        assertEquals(
                "a.ndjson:7:5: not JSON: expected ',' or ']' but found 'x'",
                told(Position.inFile("a.ndjson", 7), "[\"ä\"x]"));
    }

    @Test
    void countsLinesInsideARecordAndColumnsFromWhereItBegins() {
        assertEquals(
                "a.json:9:3: not JSON: expected ',' or ']' but found 'x'",
                told(Position.inFile("a.json", 7, 20), "[\n\n1 x]"));
        assertEquals(
                "a.json:7:23: not JSON: expected ',' or ']' but found 'x'",
                told(Position.inFile("a.json", 7, 20), "[1 x]"));
    }

    @Test
    void namesThePlaceInARecordOfAStream() {
        assertEquals(
                "orders, shard 0, 49 at 1:2: not JSON: the JSON text ends too early: expected a key",
                told(Position.inShard("orders", "shardId-000000000000", "49"), "{"));
    }

    @Test
    void namesThePlaceInAnExpression() {
        Failure failure = Failure.step("map", new TextPlace(2, 8), "string (\"x\") cannot be negated");
        assertEquals(
                "in:3: step 'map' (2:8): string (\"x\") cannot be negated", failure.inWords(Position.inFile("in", 3)));
        assertEquals("string cannot be negated", failure.reason());
    }

    @Test
    void goesIntoTheEnvelopeWithItsPlace() throws CodecException {
        Failure failure = Failure.decode("not JSON", new TextPlace(1, 4));
        ByteBuilder out = new ByteBuilder();
        KinesisRecord record = KinesisRecord.of(Position.inFile("in", 3, 12), Slice.utf8("{\"a"));
        new EnvelopeWriter().write(record, failure, out);
        assertEquals(
                "{\"file\":\"in\",\"line\":3,\"column\":12,\"encoding\":\"text\",\"data\":\"{\\\"a\",\"failure\":"
                        + "{\"stage\":\"decode\",\"line\":1,\"column\":4,\"message\":\"not JSON\"}}\n",
                out.toString());
        assertEquals(new Envelope(record, failure), new EnvelopeReader().read(out.view()));
    }
}
