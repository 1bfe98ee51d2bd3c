package dev.kdt.local.delivery;

import dev.kdt.jq.Bindings;
import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Jq;
import dev.kdt.jq.program.Program;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.transform.KeyText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code MetadataExtraction}: asks a jq query for the keys of dynamic partitioning. The query sees the record and nothing
 * else: no environment, no files, no clock.
 */
final class MetadataStage implements Stage {
    static final String FAILED = "DynamicPartitioning.MetadataExtractionFailed";

    private final Program query;
    private final List<StringValue> fields;
    private final List<String> keys;
    private final JsonReader reader = new JsonReader();

    private MetadataStage(Program query, List<String> names) {
        this.query = query;
        this.fields = names.stream().map(StringValue::of).toList();
        this.keys = names.stream().map(PrefixTemplate.Source.QUERY::key).toList();
    }

    /** Reads the parameters; {@code names} are the keys that the prefix wants from the query. */
    static MetadataStage of(ProcessorParameters parameters, List<String> names) {
        String engine = parameters.text("JsonParsingEngine", "JQ-1.6");
        if (!engine.equals("JQ-1.6")) {
            throw parameters.wrong("JsonParsingEngine", "must be JQ-1.6.");
        }
        String source = parameters.text("MetadataExtractionQuery");
        try {
            return new MetadataStage(
                    Jq.compile(source, Scope.pure().withBudget(Budget.STRICT)).program(), names);
        } catch (JqSyntaxException e) {
            throw parameters.wrong("MetadataExtractionQuery", "is not a valid jq query: " + e.getMessage());
        }
    }

    @Override
    public void run(List<Piece> in, Next next) {
        for (Piece piece : in) {
            try {
                Map<String, String> found = HashMap.newHashMap(keys.size());
                query.run(reader.read(piece.data()), Bindings.NONE, result -> take(result, found));
                next.keep(piece.withKeys(found));
            } catch (JsonException e) {
                next.reject(piece, Rejection.of(FAILED, "Non JSON record provided: " + e.getMessage()));
            } catch (JqException e) {
                next.reject(piece, Rejection.of(FAILED, "The query failed: " + e.getMessage()));
            }
        }
    }

    /** Of an object, the values that are wanted; what is missing is found missing later. */
    private void take(Value result, Map<String, String> found) {
        if (result instanceof ObjectValue object) {
            for (int i = 0; i < fields.size(); i++) {
                String text = KeyText.of(object.get(fields.get(i)));
                if (text != null) {
                    found.put(keys.get(i), text);
                }
            }
        }
    }
}
