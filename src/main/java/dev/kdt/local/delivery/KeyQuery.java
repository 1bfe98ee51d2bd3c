package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.Jq;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Program;
import dev.kdt.jq.Scope;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Finds the keys of dynamic partitioning with a jq query that gives an object of scalars. */
final class KeyQuery implements Stage {
    private static final String FAILED = "DynamicPartitioning.MetadataExtractionFailed";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Program program;
    private final JsonReader reader = new JsonReader();

    private KeyQuery(Program program) {
        this.program = program;
    }

    /**
     * The stage for a query such as <code>{customer: .customer_id}</code>.
     *
     * @throws ServiceException when it is not a query
     */
    static KeyQuery of(String query) {
        try {
            return new KeyQuery(Jq.compile(query, Scope.pure()).program());
        } catch (JqSyntaxException e) {
            throw ServiceException.invalidArgument("MetadataExtractionQuery is not valid: " + e.getMessage());
        }
    }

    @Override
    public void apply(Piece piece, Out out) throws StageException, IOException {
        Map<String, String> keys = new TreeMap<>();
        try {
            program.run(reader.read(piece.data()), Bindings.NONE, value -> collect(value, keys));
        } catch (JqException | JsonException e) {
            throw new StageException(FAILED, "Metadata extraction failed: " + e.getMessage());
        }
        for (Map.Entry<String, String> key : keys.entrySet()) {
            if (key.getValue().isEmpty()) {
                throw new StageException(
                        FAILED, "Partition key '" + key.getKey() + "' is null, empty or not a scalar.");
            }
        }
        out.take(piece.withKeys(keys));
    }

    /** Notes the fields of a query's result; what is no scalar becomes empty. */
    private static void collect(Value result, Map<String, String> keys) {
        ByteBuilder bytes = new ByteBuilder();
        result.writeTo(bytes);
        try {
            JsonNode fields = JSON.readTree(bytes.array(), 0, bytes.size());
            fields.properties()
                    .forEach(field -> keys.put(
                            field.getKey(),
                            field.getValue().isNull() ? "" : field.getValue().asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // What our own writer wrote can be read.
        }
    }
}
