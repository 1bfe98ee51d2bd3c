package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaFormat;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry's schemas, through the SDK, from a server that answers as Glue does. */
class GlueSchemasTest {
    private static final SchemaId KNOWN = glue("12345678-9abc-4def-8123-456789abcdef");
    private static final SchemaId PROTOBUF = glue("22345678-9abc-4def-8123-456789abcdef");
    private static final SchemaId MISSING = glue("32345678-9abc-4def-8123-456789abcdef");
    private static final SchemaId DENIED = glue("42345678-9abc-4def-8123-456789abcdef");
    private static final SchemaId THROTTLED = glue("52345678-9abc-4def-8123-456789abcdef");

    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private HttpServer server;
    private Clients clients;
    private GlueSchemas registry;

    private static SchemaId glue(String uuid) {
        return new SchemaId(SchemaId.Kind.GLUE, uuid);
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            asked.add(target + " " + body);
            int status = body.contains(KNOWN.text()) || body.contains(PROTOBUF.text()) ? 200 : 400;
            String answer = body.contains(KNOWN.text())
                    ? "{\"DataFormat\":\"AVRO\",\"SchemaDefinition\":\"{\\\"type\\\":\\\"long\\\"}\",\"Status\":\"AVAILABLE\"}"
                    : body.contains(PROTOBUF.text())
                            ? "{\"DataFormat\":\"PROTOBUF\",\"SchemaDefinition\":\"syntax = 'proto3';\"}"
                            : body.contains(MISSING.text())
                                    ? "{\"__type\":\"EntityNotFoundException\",\"Message\":\"no such version\"}"
                                    : body.contains(THROTTLED.text())
                                            ? "{\"__type\":\"ThrottlingException\",\"Message\":\"not now\"}"
                                            : "{\"__type\":\"AccessDeniedException\",\"Message\":\"not you\"}";
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        clients = Clients.oneShot(
                new AwsSettings(null, null, null, url, Map.of("AWS_ENDPOINT_URL_GLUE", url.toString())));
        registry = GlueSchemas.of(clients, () -> now);
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop(0);
    }

    @Test
    void readsPayloadsByTheRegistrysSchema() throws CodecException {
        SchemaFormat format = AvroSchemas.of(registry).format(MaxRecord.DEFAULT);
        assertTrue(format.knows(KNOWN));
        assertEquals("[5]", format.read(KNOWN, Slice.of(new byte[] {10})).toString());
        assertEquals("[6]", format.read(KNOWN, Slice.of(new byte[] {12})).toString());
        assertEquals(
                List.of("AWSGlue.GetSchemaVersion {\"SchemaVersionId\":\"" + KNOWN.text() + "\"}"),
                asked,
                "a schema is asked for once");
    }

    @Test
    void aPipelineNamesTheRegistryInPlaceOfAFile() throws Exception {
        Surroundings asking = new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {});
        Pipeline pipeline = PipelineFile.parse(
                        "p.yaml", "decode: {avro: {schema: glue}}\n", asking.withGlue(() -> registry))
                .pipeline();
        byte[] payload = HexFormat.of().parseHex("0300" + KNOWN.text().replace("-", "") + "0a");
        Results results = new Results();
        new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, _ -> {})
                .create()
                .process(
                        new Batch("in", List.of(KinesisRecord.of(Position.inFile("in", 1), Slice.of(payload)))),
                        results);
        assertEquals("5\n", results.bytes().view().toText());
    }

    @Test
    void aSchemaThatIsNotThereIsUnknown() throws CodecException {
        assertNull(registry.definition(MISSING));
        assertNull(registry.definition(new SchemaId(SchemaId.Kind.CONFLUENT, "7")));
        assertEquals(1, asked.size(), "Glue is asked for its own only");
    }

    @Test
    void tellsWhyASchemaCannotBeHadAndAsksOnce() {
        for (int i = 0; i < 2; i++) {
            String denied = String.valueOf(assertThrows(CodecException.class, () -> registry.definition(DENIED))
                    .getMessage());
            assertTrue(denied.contains("42345678-9abc-4def-8123-456789abcdef") && denied.contains("not you"), denied);
        }
        assertEquals(1, asked.size());
        String other = String.valueOf(assertThrows(CodecException.class, () -> registry.definition(PROTOBUF))
                .getMessage());
        assertTrue(other.contains("is of the format PROTOBUF"), other);
    }

    @Test
    void asksAgainAWhileAfterAFaultThatMayPass() {
        assertThrows(CodecException.class, () -> registry.definition(THROTTLED));
        assertThrows(CodecException.class, () -> registry.definition(THROTTLED));
        assertEquals(1, asked.size());
        now = now.plusSeconds(5);
        assertThrows(CodecException.class, () -> registry.definition(THROTTLED));
        assertEquals(2, asked.size());
    }
}
