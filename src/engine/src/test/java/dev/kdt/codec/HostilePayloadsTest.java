package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.protobuf.MessageTypes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;

/** Random and damaged bytes end in values or in failures, by every codec: in nothing else, and never in nothing. */
class HostilePayloadsTest {
    private static final int ROUNDS = 400;
    private static final String SCHEMA = """
        {"type": "record", "name": "R", "fields": [
          {"name": "n", "type": ["null", "R"]},
          {"name": "m", "type": {"type": "map", "values": {"type": "array", "items": ["null", "long", "bytes"]}}},
          {"name": "d", "type": {"type": "bytes", "logicalType": "decimal", "precision": 30, "scale": 3}},
          {"name": "t", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}\
        """;

    private final Random random = new Random(19);

    private static List<Chain> chains() throws Exception {
        List<Chain> chains = new ArrayList<>();
        for (Codec each : Codec.values()) {
            chains.add(Chain.of(each));
        }
        Slice descriptors = Slice.of(com.google.protobuf.DescriptorProtos.FileDescriptorSet.newBuilder()
                .addFile(com.google.protobuf.DescriptorProtos.getDescriptor().toProto())
                .build()
                .toByteArray());
        chains.add(Chain.AUTO);
        chains.add(Chain.AUTO.with(AvroSchemas.one(SCHEMA)));
        chains.add(Chain.AUTO.with(AvroSchemas.several(Map.of("1", SCHEMA))));
        chains.add(Chain.of(Codec.AVRO).with(AvroSchemas.several(Map.of("1", SCHEMA))));
        chains.add(Chain.of(Codec.PROTOBUF).with(MessageTypes.of(descriptors, "google.protobuf.FileDescriptorProto")));
        return chains;
    }

    /** Whole payloads of each format, to be damaged. */
    private static List<Slice> seeds() throws Exception {
        List<Slice> seeds = new ArrayList<>();
        for (String each : List.of(
                "82a161cf8000000000000001a162929301c4020102d6ff00000001",
                "bf616182c249010000000000000000fb3ff80000000000006162d9d9f75f410141ff",
                "0201000202610402a80100020400",
                "0a0b612e70726f746f220608011201621a02",
                "0000000001000000",
                "0305123456789abc4def8123456789abcdef789c030000000001",
                "c3010102030405060708")) {
            seeds.add(Slice.of(HexFormat.of().parseHex(each)));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Schema schema = new Schema.Parser().parse("\"long\"");
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.deflateCodec(1)).create(schema, file);
            for (long i = 0; i < 50; i++) {
                writer.append(1L << i);
            }
        }
        seeds.add(Slice.of(file.toByteArray()));
        for (Compression each : Compression.values()) {
            seeds.add(Packed.of(each, Slice.utf8("{\"id\":1}".repeat(20))));
        }
        return seeds;
    }

    @Test
    void damagedPayloadsEndInValuesOrFailures() throws Exception {
        List<Chain> chains = chains();
        for (Slice seed : seeds()) {
            for (int round = 0; round < ROUNDS; round++) {
                check(chains.get(random.nextInt(chains.size())), damaged(seed));
                check(Chain.AUTO, damaged(seed));
            }
        }
    }

    @Test
    void randomBytesEndInValuesOrFailures() throws Exception {
        for (Chain chain : chains()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                check(chain, Slice.of(bytes));
            }
        }
    }

    private Slice damaged(Slice seed) {
        byte[] bytes = seed.toBytes();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(5) == 0 ? random.nextInt(bytes.length) : bytes.length;
        return new Slice(bytes, 0, length);
    }

    private static void check(Chain chain, Slice payload) {
        PayloadResult decoded = PayloadResult.of(chain, payload);
        assertFalse(
                decoded.values().isEmpty() && decoded.failures().isEmpty() && !decoded.isEmpty(),
                () -> chain + " made nothing of " + HexFormat.of().formatHex(payload.toBytes()));
    }
}
