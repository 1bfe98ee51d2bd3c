package dev.kdt.generate.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.generate.template.TemplateReader;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records in other forms than JSON: the pipelines' own decoders read what they were. */
class EncodedRecordsTest {
    private static final String RECORD = """
        record:
          id: { sequence: "o-%03d" }
          qty: { number: 1..9 }
          note: { choice: [gift, 'says "hi", twice'], present: 50% }
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void schemas() throws Exception {
        Files.writeString(folder.resolve("order.avsc"), """
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "string"}, {"name": "qty", "type": "int"},
              {"name": "note", "type": ["null", "string"], "default": null}]}
            """);
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("order.proto")
                .setSyntax("proto3")
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Order")
                        .addField(field("id", 1, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("qty", 2, FieldDescriptorProto.Type.TYPE_INT32))
                        .addField(field("note", 3, FieldDescriptorProto.Type.TYPE_STRING)))
                .build();
        Files.write(
                folder.resolve("order.desc"),
                FileDescriptorSet.newBuilder().addFile(file).build().toByteArray());
    }

    private static FieldDescriptorProto.Builder field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setType(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[json, gzip, base64] | auto",
                "msgpack | msgpack",
                "[cbor, zstd] | [zstd, cbor]",
                "avro: {schema: order.avsc} | avro: {schema: order.avsc}",
                "protobuf: {descriptors: order.desc} | protobuf: {descriptors: order.desc}"
            })
    void decodersReadThemBack(String encode, String decode) throws Exception {
        Template plain = template(RECORD);
        Template encoded = template(RECORD + "encode: [" + encode.replaceAll("^\\[|]$", "") + "]\n");
        Processor reading = reading("decode: " + (decode.contains(":") ? "[{" + decode + "}]" : decode));
        for (int number = 1; number <= 50; number++) {
            assertEquals(
                    record(plain, number).toText(),
                    decoded(reading, record(encoded, number)).replace(",\"note\":null", ""));
        }
    }

    @Test
    void rowsHaveTheFieldsAsColumnsWhetherTheFirstRecordHasThemOrNot() throws Exception {
        Template rows = template("""
            record: { id: { sequence: 1 }, note: { constant: 'a "b"', if: .id > 1 }, more: { constant: [1, 2] } }
            encode: csv
            """);
        assertEquals("1,,\"[1,2]\"\n", record(rows, 1).toText());
        assertEquals("2,\"a \"\"b\"\"\",\"[1,2]\"\n", record(rows, 2).toText());
    }

    @Test
    void aRecordThatTheSchemaDoesNotTakeSaysWhy() throws Exception {
        Template wrong = template("record: { id: 1 }\nencode: [{ avro: { schema: order.avsc } }]\n");
        assertEquals(
                "encode: avro: .id is a number, not a string",
                assertThrows(GenerationException.class, () -> record(wrong, 1)).getMessage());
    }

    private Template template(String yaml) throws Exception {
        return TemplateReader.read("t.yaml", yaml, surroundings());
    }

    private Surroundings surroundings() {
        return new Surroundings(Map.of(), Clock.systemUTC(), folder, _ -> {});
    }

    private static Slice record(Template template, int number) {
        Generation.Records records =
                template.generation(7, Instant.parse("2026-01-01T00:00:00Z")).records();
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < number; i++) {
            records.next(out.clear());
        }
        return out.view().copy();
    }

    private Processor reading(String yaml) throws Exception {
        return new Processors(
                        PipelineFile.parse("p.yaml", yaml + "\nencode: json\nsteps: []\n", surroundings())
                                .pipeline(),
                        Processors.AfterFailure.TAKE_BACK,
                        _ -> {})
                .create();
    }

    private static String decoded(Processor processor, Slice payload) {
        Results results = new Results();
        processor.process(new Batch("b", List.of(KinesisRecord.of(Position.inFile("b", 1), payload))), results);
        return results.outcome(0) instanceof Outcome.Kept(var outputs)
                ? outputs.getFirst().bytes().toText()
                : results.outcome(0).toString();
    }
}
