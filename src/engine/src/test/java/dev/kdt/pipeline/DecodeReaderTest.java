package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.StringValue;
import com.google.protobuf.WrappersProto;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Compressor;
import dev.kdt.jq.Budget;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.config.Problem;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code decode:} with codecs that have schemas. */
class DecodeReaderTest {
    private static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}";

    @TempDir
    private Path folder;

    private final List<Path> read = new ArrayList<>();

    @BeforeEach
    void schemas() throws IOException {
        Files.writeString(folder.resolve("a.avsc"), SCHEMA);
        Files.createDirectory(folder.resolve("registry"));
        Files.writeString(folder.resolve("registry/7.avsc"), SCHEMA);
        Files.writeString(folder.resolve("registry/notes.txt"), "no schema");
        FileDescriptorProto wrappers = WrappersProto.getDescriptor().toProto();
        Files.write(
                folder.resolve("w.desc"),
                FileDescriptorSet.newBuilder().addFile(wrappers).build().toByteArray());
        Files.write(
                folder.resolve("bad.desc"),
                DescriptorProtos.DescriptorProto.newBuilder()
                        .setName("x")
                        .build()
                        .toByteArray());
    }

    private Pipeline pipeline(String decode) throws PipelineException {
        read.clear();
        return PipelineFile.parse(
                        "p.yaml",
                        "decode: " + decode + "\n",
                        new Surroundings(Map.of("NAME", "a"), Trial.NOON, folder, Budget.GENEROUS, _ -> {}, read::add))
                .pipeline();
    }

    private String result(String decode, Slice payload) throws PipelineException {
        return result(pipeline(decode), payload);
    }

    private static String result(Pipeline pipeline, Slice payload) {
        Results results =
                Trial.of(pipeline).run(new Batch("in", List.of(KinesisRecord.of(Position.inFile("in", 1), payload))));
        return results.bytes().view().toText();
    }

    private List<String> problems(String decode) {
        return assertThrows(PipelineException.class, () -> pipeline(decode)).problems().stream()
                .map(Problem::toString)
                .map(each -> each.replace(folder.toString(), "…"))
                .toList();
    }

    private static Slice hex(String digits) {
        return Slice.of(HexFormat.of().parseHex(digits));
    }

    @Test
    void readsByTheSchemaOfAFileBesideThePipeline() throws Exception {
        for (String decode : List.of("{avro: a.avsc}", "{avro: {schema: a.avsc}}", "[gzip, {avro: '${NAME}.avsc'}]")) {
            assertEquals("{\"a\":5}\n", result(decode, hex("0a")));
            assertEquals(List.of(folder.resolve("a.avsc")), read);
        }
        assertEquals("{\"a\":5}\n", result("[gzip, {avro: {schema: a.avsc}}]", Compressor.gzip(hex("0a"))));
        assertEquals("{\"a\":5}\n", result("[confluent, {avro: a.avsc}]", hex("00000000090a")));
    }

    @Test
    void readsByTheSchemasOfAFolder() throws Exception {
        assertEquals("{\"a\":5}\n", result("{avro: {schema: registry}}", hex("00000000070a")));
        assertEquals(List.of(folder.resolve("registry/7.avsc")), read, "only schemas are read, and told of");
    }

    @Test
    void aSchemaMayNameTypesOfItsFolder() throws Exception {
        Files.writeString(
                folder.resolve("registry/8.avsc"),
                "{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"in\",\"type\":\"C\"}]}");
        Files.writeString(
                folder.resolve("registry/zone.avsc"),
                "{\"type\":\"record\",\"name\":\"C\",\"fields\":[{\"name\":\"a\",\"type\":\"A\"}]}");
        assertEquals("{\"in\":{\"a\":{\"a\":5}}}\n", result("{avro: {schema: registry}}", hex("00000000080a")));
        assertEquals("{\"a\":5}\n", result("{avro: {schema: registry}}", hex("00000000070a")));
        assertEquals("{\"in\":{\"a\":{\"a\":5}}}\n", result("{avro: registry/8.avsc}", hex("0a")));
        assertEquals(
                Set.of("7.avsc", "8.avsc", "zone.avsc"),
                read.stream().map(each -> each.getFileName().toString()).collect(Collectors.toSet()));
        Files.writeString(
                folder.resolve("registry/6.avsc"), SCHEMA.replace("}]}", "},{\"name\":\"b\",\"type\":\"int\"}]}"));
        assertEquals(
                List.of("p.yaml:1:9: 'decode', 'avro': …/registry: avro: 8.avsc is no schema: Undefined schema: C"),
                problems("{avro: registry}"),
                "which version of A is meant is not known");
        assertEquals(1, problems("{avro: registry/8.avsc}").size());
        assertEquals("{\"a\":5,\"b\":6}\n", result("{avro: registry/6.avsc}", hex("0a0c")));
    }

    @Test
    void saysWhatToDoWhereThereIsNoRegistry() {
        assertEquals(
                List.of("p.yaml:1:9: 'decode', 'avro': the schema registry of AWS Glue cannot be asked here (put the"
                        + " schemas into a folder, each named ID.avsc, and name the folder)"),
                problems("{avro: {schema: glue}}"));
    }

    @Test
    void readsProtobufByDescriptors() throws Exception {
        Slice payload = Slice.of(StringValue.of("x").toByteArray());
        String value = "\"x\"\n";
        assertEquals(value, result("{protobuf: {descriptors: w.desc, message: google.protobuf.StringValue}}", payload));
        assertEquals(List.of(folder.resolve("w.desc")), read);
    }

    @Test
    void asksOnlyForTheLibrariesThatItsCodecsNeed() throws Exception {
        assertEquals(Set.of(OptionalLibrary.ZSTD), pipeline("auto").libraries());
        assertEquals(Set.of(OptionalLibrary.AVRO), pipeline("{avro: a.avsc}").libraries());
        assertEquals(Set.of(OptionalLibrary.AVRO), pipeline("[gzip, avro]").libraries());
        assertEquals(
                Set.of(OptionalLibrary.CBOR, OptionalLibrary.ZSTD),
                pipeline("[zstd, cbor]").libraries());
        assertEquals(Set.of(), pipeline("[gzip, msgpack]").libraries());
    }

    @Test
    void tellsWhatIsWrongAndWhere() {
        assertEquals(
                List.of("p.yaml:1:9: 'decode', 'avro': there is no file …/b.avsc"),
                problems("{avro: {schema: b.avsc}}"));
        assertEquals(
                List.of("p.yaml:1:17: 'decode', 'avro': unknown field 'shema' (did you mean 'schema'?)"),
                problems("{avro: {shema: a.avsc}}"));
        assertEquals(
                List.of("p.yaml:1:9: 'decode': gzip takes no fields (write only its name)"),
                problems("{gzip: {level: 1}}"));
        assertEquals(
                List.of("p.yaml:1:10: 'decode': unknown codec 'arvo' (did you mean 'avro'?)"),
                problems("{arvo: a.avsc}"));
        assertEquals(
                List.of("p.yaml:1:9: 'decode': protobuf needs descriptors (write protobuf: {descriptors: FILE, message:"
                        + " NAME}, with a file that protoc --include_imports --descriptor_set_out=FILE makes)"),
                problems("protobuf"));
        assertEquals(
                List.of("p.yaml:1:9: 'decode', 'protobuf': …/w.desc: protobuf: there is no message Nope (there are:"
                        + " google.protobuf.DoubleValue, google.protobuf.FloatValue, google.protobuf.Int64Value,"
                        + " google.protobuf.UInt64Value, google.protobuf.Int32Value, google.protobuf.UInt32Value,"
                        + " google.protobuf.BoolValue, google.protobuf.StringValue, google.protobuf.BytesValue)"),
                problems("{protobuf: {descriptors: w.desc, message: Nope}}"));
        assertEquals(
                List.of("p.yaml:1:16: 'decode': no codec can follow avro, which decodes the bytes to a value"),
                problems("[avro, {avro: a.avsc}]"));
    }
}
