package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.format.CodecException;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream that is decoded by the wrong codec fails for a few reasons, in words of our own: a user is told once of each. */
class FailureReasonsTest {
    private static final int PAYLOADS = 600;
    private static final int MOST_REASONS = 40;

    private static final String SCHEMA = """
        {"type":"record","name":"Order","fields":[{"name":"id","type":"long"},{"name":"item","type":["null","string"]},
         {"name":"size","type":{"type":"enum","name":"Size","symbols":["S","M"]}},{"name":"gone","type":"boolean"}]}
        """;

    /** Words of the libraries that read the formats. */
    private static final List<String> FOREIGN =
            List.of("Unexpected", "Invalid", "invalid", "CBOR Obj", "Protocol message", "java");

    @ParameterizedTest
    @EnumSource(Codec.class)
    void areFew(Codec codec) throws CodecException {
        Set<String> reasons = new TreeSet<>();
        Decoder decoder = new Decoder(chain(codec));
        Random random = new Random(7);
        for (int i = 0; i < PAYLOADS; i++) {
            byte[] payload = payload(random, i);
            decoder.decode(KinesisRecord.of(Position.UNKNOWN, Slice.of(payload)), collecting(reasons));
        }
        assertTrue(reasons.size() <= MOST_REASONS, () -> reasons.size() + ":\n" + String.join("\n", reasons));
        List<String> kinds = reasons.stream()
                .map(each -> each.replaceAll("[0-9]+", "#"))
                .distinct()
                .toList();
        assertEquals(kinds.size(), reasons.size(), () -> "they differ in numbers:\n" + String.join("\n", reasons));
        List<String> foreign = reasons.stream()
                .filter(each -> FOREIGN.stream().anyMatch(each::contains))
                .toList();
        assertEquals(List.of(), foreign);
    }

    private static Chain chain(Codec codec) throws CodecException {
        return switch (codec) {
            case PROTOBUF -> ProtobufTest.chain();
            case AVRO -> Chain.of(codec).with(AvroSchemas.one(SCHEMA));
            default -> Chain.of(codec);
        };
    }

    /** Random bytes; such after the mark of a format; JSON of which some bytes are others. */
    private static byte[] payload(Random random, int i) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return switch (i % 3) {
            case 0 -> bytes;
            case 1 -> marked(bytes, i);
            default -> {
                byte[] json = "{\"id\":17,\"item\":[\"tea\",null,true]}".getBytes(StandardCharsets.UTF_8);
                json[random.nextInt(json.length)] = (byte) random.nextInt();
                yield json;
            }
        };
    }

    private static byte[] marked(byte[] bytes, int i) {
        byte[][] marks = {
            {0x1F, (byte) 0x8B, 8, 0},
            {0x78, (byte) 0x9C},
            {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD},
            {4, 0x22, 0x4D, 0x18},
            {(byte) 0xFF, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'},
            {'P', 'K', 3, 4},
            {'O', 'b', 'j', 1},
            {(byte) 0xC3, 1},
            {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2},
            {0, 0, 0, 0, 17}
        };
        byte[] mark = marks[i / 3 % marks.length];
        byte[] all = Arrays.copyOf(mark, mark.length + bytes.length);
        System.arraycopy(bytes, 0, all, mark.length, bytes.length);
        return all;
    }

    private static Decoder.Sink collecting(Set<String> reasons) {
        return new Decoder.Sink() {
            @Override
            public void decoded(Message message) {}

            @Override
            public void failed(KinesisRecord record, Failure failure) {
                reasons.add(failure.reason());
            }

            @Override
            public void empty(KinesisRecord wire) {}
        };
    }
}
